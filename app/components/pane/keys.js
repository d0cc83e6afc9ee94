// Which key does what. The overview is made from the same list, so that it is always true.

const CTRL = "Ctrl+";
const WITH_ALT = ["[", "]"];  // where these are typed with AltGr, as on Belgian keyboards

/** The name of a key press: "Shift+1", "Ctrl+z", "ArrowDown", "c". */
export function pressed(event) {
  if (event.altKey) return WITH_ALT.includes(event.key) ? event.key : "";
  let key = event.key;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code ?? "");
  if (digit) key = digit[1];
  else if (key === " ") key = "Space";
  else if (key.length === 1 && key !== "?") key = key.toLowerCase();
  const shift = event.shiftKey && key !== "?" && (digit || key.length > 1 || /[a-z]/.test(key)) ? "Shift+" : "";
  return `${event.ctrlKey || event.metaKey ? CTRL : ""}${shift}${key}`;
}

/** Groups of [title, [[keys, what it does, name of the action, argument]]]. */
export const KEYS = [
  ["keys_decide", [
    [["1"], "k_confirm", "confirm", 0], [["2"], "k_confirm", "confirm", 1], [["3"], "k_confirm", "confirm", 2],
    [["Enter"], "k_confirm_first", "confirm", 0],
    [["0"], "k_reject_all", "rejectAll"],
    [["Shift+1"], "k_reject", "reject", 0], [["Shift+2"], "k_reject", "reject", 1], [["Shift+3"], "k_reject", "reject", 2],
    [["c"], "k_other", "otherCode"], [["i"], "k_vivo", "vivo"],
    [["Space"], "k_done", "done"], [["Shift+Space"], "k_undone", "toggleDone"],
    [["Delete", "Backspace"], "k_remove", "removeHere"], [["v"], "k_change", "changeHere"], [["f"], "k_facets", "facetsHere"],
    [["m"], "k_memo", "memo"], [["Shift+m"], "k_memo_source", "memoSource"],
    [["u", "Ctrl+z"], "k_undo", "undo"], [["Shift+u", "Ctrl+y", "Ctrl+Shift+z"], "k_redo", "redo"],
  ]],
  ["keys_move", [
    [["ArrowDown", "j"], "k_next", "move", 1], [["ArrowUp", "k"], "k_previous", "move", -1],
    [["n"], "k_unsure", "unsure"], [["Home"], "k_first", "edge", -1], [["End"], "k_last", "edge", 1],
    [["]"], "k_next_source", "source", 1], [["["], "k_previous_source", "source", -1],
    [["g"], "k_go_source", "goSource"], [["t"], "k_back", "back"], [["/", "Ctrl+f"], "k_search", "search"],
    [["F3"], "k_next_hit", "hit", 1], [["Shift+F3"], "k_previous_hit", "hit", -1],
  ]],
  ["keys_span", [
    [["."], "k_end_on", "moveEdge", ["end", 1]], [[","], "k_end_back", "moveEdge", ["end", -1]],
    [["<"], "k_start_back", "moveEdge", ["start", -1]], [[">"], "k_start_on", "moveEdge", ["start", 1]],
    [["r"], "k_span_selection", "spanHere"],
  ]],
  ["keys_select", [
    [["ArrowRight"], "k_word", "caret", 1], [["ArrowLeft"], "k_word_back", "caret", -1],
    [["Ctrl+ArrowRight"], "k_sentence", "caretSentence", 1], [["Ctrl+ArrowLeft"], "k_sentence_back", "caretSentence", -1],
    [["Shift+ArrowRight"], "k_grow_word", "growWord", 1], [["Shift+ArrowLeft"], "k_shrink_word", "growWord", -1],
    [["Ctrl+Shift+ArrowRight"], "k_grow_sentence", "growSentence", 1], [["Ctrl+Shift+ArrowLeft"], "k_shrink_sentence", "growSentence", -1],
    [["Shift+ArrowDown"], "k_grow_fragment", "growFragment", 1], [["Shift+ArrowUp"], "k_shrink_fragment", "growFragment", -1],
    [["x"], "k_mark", "mark"], [["Shift+x"], "k_mark_hits", "markHits"], [["s"], "k_everywhere", "everywhere"],
    [["Escape"], "k_clear", "clear"],
  ]],
  ["keys_view", [
    [["b"], "k_tree", "tree"], [["Shift+b"], "k_tree_close", "treeClose"],
    [["w"], "k_queue", "queue"], [["e"], "k_whose", "whose"], [["d"], "k_definitions", "definitions"],
    [["a"], "k_auto", "auto"], [["?"], "k_help", "help"],
  ]],
];

/** Whether a press belongs to a sign or word that is still being put together (accents, Chinese), and decides nothing. */
export const composing = (event) => Boolean(event.isComposing) || event.keyCode === 229;

/** What goes on while a key is held down; anything else is done once for each press. */
export const WHILE_HELD = new Set(["move", "hit", "caret", "caretSentence", "growWord", "growSentence", "growFragment", "moveEdge"]);

export const ACTIONS = new Map(KEYS.flatMap(([, rows]) => rows.flatMap(([keys, , action, argument]) => keys.map((key) => [key, [action, argument]]))));

/** A key as it is printed on keyboards, in words of the catalogue. */
export function printed(key, texts) {
  const signs = { ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc", Space: texts.key_space, Delete: "Del" };
  return key.split("+").map((part) => signs[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join(" ");
}
