// Begin a component whose script is a file of ours (app/components/__init__.py puts its address, `file`, before this).
const TRIES = 20;
const PAUSE = 1000;
let opened;

/** A server that is away for a moment is asked again; the mark after the address has the browser do so. */
async function open(tried = 0) {
  try {
    return (await import(new URL(file + (tried ? `?${tried}` : ""), document.baseURI).href)).default;
  } catch (error) {
    if (tried >= TRIES) throw error;
    await new Promise((done) => { setTimeout(done, PAUSE); });
    return open(tried + 1);
  }
}

/** The style sheet stands in the component's own HTML; nothing is measured and drawn before it holds. */
async function styled(parent) {
  const link = parent.querySelector('link[rel="stylesheet"]');
  for (let tried = 0; link && !link.sheet && tried < TRIES; tried += 1) {
    const settled = new Promise((done) => {
      link.addEventListener("load", done, { once: true });
      link.addEventListener("error", () => setTimeout(done, PAUSE), { once: true });
    });
    if (tried) link.href = `${link.href.split("?")[0]}?${tried}`;
    await settled;
  }
}

export default async function (given) {
  opened ??= open().catch((error) => { opened = undefined; throw error; });
  const [component] = await Promise.all([opened, styled(given.parentElement)]);
  return component(given);
}
