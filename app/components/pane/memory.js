// What a browser keeps for the next time: in this tab, or for good. One that keeps nothing is no hindrance.

/** A memory over a store; `store()` may fail too, where the browser forbids it. */
export function memoryIn(store) {
  return {
    /** What was kept, else (also where it cannot be read) `otherwise`. */
    get(key, otherwise) {
      try {
        return JSON.parse(store().getItem(key)) ?? otherwise;
      } catch {
        return otherwise;
      }
    },
    /** Keep a value until another comes; null forgets it. */
    put(key, value) {
      try {
        if (value === null) store().removeItem(key);
        else store().setItem(key, JSON.stringify(value));
      } catch { /* then it is not kept */ }
    },
  };
}

export const tab = memoryIn(() => sessionStorage);
export const lasting = memoryIn(() => localStorage);
