// Lists to type in, questions and the key overview: native dialogs, so that the keyboard stays inside and Esc leaves.
import { chip, el, kbd } from "./dom.js";
import { composing } from "./keys.js";
import { tab } from "./memory.js";
import { fit, inWords } from "./text.js";

export function makeDialogs(state, root, { closed, explained }) {
  const t = inWords(state);

  function open(title, name, ...children) {
    const dialog = el("dialog", { class: `qc-dialog ${name}`, "aria-label": title },
      el("div", { class: "dialog-head" }, el("h2", {}, title),
        el("button", { type: "button", class: "quiet", "aria-label": t("close"), on: { click: () => dialog.close() } }, "✕")),
      ...children);
    dialog.addEventListener("close", () => {
      dialog.remove();
      closed();
    });
    let beside = false;  // a hand that marks words within and comes up beside it, does not leave
    dialog.addEventListener("pointerdown", (event) => { beside = event.target === dialog; });
    dialog.addEventListener("click", (event) => {
      if (beside && event.target === dialog) dialog.close();
    });
    dialog.addEventListener("keydown", (event) => event.stopPropagation());
    root.append(dialog);
    dialog.showModal();
    return dialog;
  }

  /**
   * A field with a list below it. `find(typed)` gives rows {row, beside, choose, above}; it may be called again. `above`
   * stands over a row, as the head of a group; where `choose` gives "stay" the list stays.
   * `ready(typed)` tells whether the rows are of what is typed: Enter waits until they are.
   */
  function list(title, { placeholder, find, ready = () => true, value = "", name = "", foot = "", above = null, typed: told = null }) {
    const input = el("input", {
      type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": "qc-list", "aria-autocomplete": "list",
      "aria-label": title, placeholder, autocomplete: "off", spellcheck: "false",
    });
    const box = el("ul", { id: "qc-list", role: "listbox", "aria-label": title });
    const beside = el("div", { class: "beside", tabindex: "0", role: "region", "aria-label": t("about_code") });
    const count = el("p", { class: "soft list-foot", role: "status" });
    const dialog = open(title, `list ${name}`, above, input, el("div", { class: "list-body" }, box, beside), el("div", { class: "list-foot-row" }, count, el("span", { class: "soft" }, foot)));
    let rows = [];
    let options = [];
    let at = 0;
    let waiting = false;

    function draw(stay = false) {
      const found = find(input.value);
      rows = found.rows;
      at = stay ? Math.min(at, Math.max(0, rows.length - 1)) : 0;
      count.textContent = found.state ?? t("count", { n: rows.length });
      options = rows.map((one, n) => el("li", {
        role: "option", id: `qc-option-${n}`, "aria-selected": "false", on: {
          click: () => { at = n; take(); }, mousemove: () => { if (at !== n) mark(n, false); },
        },
      }, one.row));
      box.replaceChildren(...options.flatMap((option, n) => (rows[n].above ? [el("li", { class: "head", "aria-hidden": "true" }, rows[n].above), option] : [option])));
      mark(at);
      if (waiting && ready(input.value)) take();
    }

    function mark(n, follow = true) {
      at = n;
      options.forEach((row, i) => row.setAttribute("aria-selected", String(i === at)));
      const row = options[at];
      if (row) input.setAttribute("aria-activedescendant", row.id);
      else input.removeAttribute("aria-activedescendant");
      if (follow) row?.scrollIntoView({ block: "nearest" });
      beside.replaceChildren(...(rows[at]?.beside?.() ?? []));
    }

    function take(event) {
      waiting = !ready(input.value);
      if (waiting) return;
      const one = rows[at];
      if (!one || one.choose(event, input.value) === "stay") return;
      dialog.close();
    }

    input.addEventListener("input", () => {
      waiting = false;
      told?.(input.value);
      draw();
    });
    input.addEventListener("keydown", (event) => {
      if (composing(event)) return;
      const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
      if (step && rows.length) {
        event.preventDefault();
        mark(Math.abs(step) === 1 ? (at + step + rows.length) % rows.length : Math.min(rows.length - 1, Math.max(0, at + step)));
      }
      if (event.key === "Enter") {
        event.preventDefault();
        take(event);
      }
    });
    input.value = value;
    draw();
    input.select();
    input.focus();
    return { dialog, draw, input };
  }

  /** Choose a code by typing, or with `make` more than one; that is called with what was typed when no code is called so. */
  function codes(title, choose, make = null) {
    const given = [];
    const usable = state.book.order.map((id) => state.book.codes.get(id)).filter((code) => code.usable);
    const shown = list(title, {
      placeholder: t("code_placeholder"), name: "codes", foot: t(make ? "codes_keys" : "list_keys"),
      find(typed) {
        const recent = new Map(state.recent.map((id, n) => [id, n]));
        const scored = usable.map((code) => [code, fit(typed, [[code.label, 6], ...code.aliases.map((a) => [a, 4]), [code.path.join(" "), 2], [code.definition, 1]])]);
        const fitting = scored.filter(([, score]) => score > 0);
        if (typed.trim()) fitting.sort((a, b) => b[1] - a[1]);
        else fitting.sort((a, b) => (recent.get(a[0].id) ?? 999) - (recent.get(b[0].id) ?? 999));
        const rows = fitting.map(([code]) => ({
          row: [chip(code, given.includes(code) ? el("span", { class: "by" }, "✓") : ""), el("span", { class: "path" }, [code.path.join(" › "), aliasOf(code, typed)].filter(Boolean).join(" · ")), el("span", { class: "count" }, String(code.count || ""))],
          beside: () => [el("h3", {}, code.label), el("p", { class: "path" }, code.path.join(" › ")), explained(code), code.aliases.length ? el("p", { class: "soft" }, `${t("aliases")}: ${code.aliases.join(", ")}`) : "",
            code.count ? el("p", { class: "soft" }, `${t("given", { n: code.count })} ${state.book.counted}`) : ""],
          choose: (event) => {
            const stay = Boolean(make && event?.shiftKey);
            choose(code.id, stay);
            return stay ? another(code) : undefined;
          },
        }));
        const exact = usable.some((code) => code.label.toLowerCase() === typed.trim().toLowerCase());
        if (make && typed.trim() && !exact) {
          rows.push({ row: [el("span", { class: "make" }, t("make_code", { label: typed.trim() }))], beside: () => [el("p", { class: "soft" }, t("make_code_about"))], choose: () => { make(typed.trim()); } });
        }
        return { rows, ...(given.length ? { state: t("given_now", { codes: given.map((code) => code.label).join(", ") }) } : {}) };
      },
    });

    /** The list stays for one more code. */
    function another(code) {
      given.push(code);
      shown.input.value = "";
      shown.draw();
      return "stay";
    }

    return shown;
  }

  function aliasOf(code, typed) {
    if (!typed.trim() || fit(typed, [[code.label, 1]])) return "";
    const found = code.aliases.find((alias) => fit(typed, [[alias, 1]]));
    return found ? `= ${found}` : "";
  }

  function sources(choose) {
    const shown = list(t("go_source"), {
      placeholder: t("source_placeholder"), name: "sources", foot: t("list_keys"),
      find(typed) {
        if (!state.sources) return { rows: [], state: t("loading") };
        const scored = state.sources.map((row) => [row, fit(typed, [[row[1], 5], [row[2], 3], [row[3], 2], [row[4], 2]])]);
        const fitting = scored.filter(([, score]) => score > 0);
        if (typed.trim()) fitting.sort((a, b) => b[1] - a[1]);
        return { rows: fitting.map(([row]) => ({
          row: [el("span", { class: "source-title" }, row[1]), el("span", { class: "path" }, [row[2], row[3], row[4]].filter(Boolean).join(" · ")),
            el("span", { class: "count" }, row[5] ? t("done_of", { done: row[6], of: row[5] }) : "")],
          choose: () => choose(row[0]),
        })) };
      },
    });
    return shown;
  }

  /** A new code, named with the words of the speaker; `choose(label, parent)`. */
  function vivo(words, choose) {
    const label = el("input", { type: "text", id: "qc-vivo-label", maxlength: "120", autocomplete: "off" });
    const parent = el("select", { id: "qc-vivo-parent" }, el("option", { value: "" }, t("top")),
      ...state.book.order.map((id) => state.book.codes.get(id)).filter((code) => code.usable)
        .map((code) => el("option", { value: code.id }, `${"\u00a0\u00a0".repeat(code.path.length)}${code.label}`)));
    const form = el("form", { method: "dialog" },
      el("label", { for: "qc-vivo-label" }, t("vivo_label")), label,
      el("label", { for: "qc-vivo-parent" }, t("vivo_parent")), parent,
      el("p", { class: "soft" }, t("vivo_about")),
      el("div", { class: "buttons" }, el("button", { type: "submit", class: "primary" }, t("make"))));
    const dialog = open(t("vivo"), "small", form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!label.value.trim()) return label.focus();
      choose(label.value.trim().replace(/\s+/gu, " "), parent.value);
      dialog.close();
    });
    label.value = words;
    label.select();
    label.focus();
  }

  const memoKey = (about) => `qualcode.memo.${state.project}.${about}`;

  /** Words of a memo that could not be saved: whoever opens it again goes on with them. */
  function keepMemo({ memo: id, doc, spans, text }) {
    tab.put(memoKey(id ?? (spans?.length ? `${doc}:${spans[0].slice(0, 2)}` : state.at.doc)), text);
  }

  /**
   * Write a memo; an empty one removes it. One half written outlives a reload and a dialog that was closed: `left` is told
   * when that happens.
   */
  function memo(title, text, save, about, left) {
    const key = memoKey(about);
    const area = el("textarea", { rows: "7", "aria-label": title });
    const dialog = open(title, "small", area,
      el("div", { class: "buttons" }, el("span", { class: "soft" }, t("memo_keys")),
        el("button", { type: "button", class: "primary", on: { click: done } }, t("save"))));
    function done() {
      tab.put(key, null);
      save(area.value.trim());
      dialog.close();
    }
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) done();
    });
    dialog.addEventListener("close", () => { if (tab.get(key)) left(); });
    area.addEventListener("input", () => tab.put(key, area.value === text ? null : area.value));
    area.value = tab.get(key, text);
    area.focus();
  }

  /** Which of several codings is meant: one key each. */
  function which(title, rows, choose) {
    const dialog = open(title, "small", el("ol", { class: "which" }, rows.map(([code, about], n) => el("li", {},
      el("button", { type: "button", on: { click: () => { dialog.close(); choose(n); } } }, kbd(String(n + 1)), chip(code), el("span", { class: "path" }, about))))));
    dialog.addEventListener("keydown", (event) => {
      const n = Number(event.key) - 1;
      if (n >= 0 && n < rows.length) {
        dialog.close();
        choose(n);
      }
    });
    dialog.querySelector("li button")?.focus();
  }

  function help(groups, options) {
    const dialog = open(t("help"), "help",
      el("div", { class: "keys", tabindex: "0", role: "region", "aria-label": t("help") }, groups.map(([title, rows]) => el("section", {}, el("h3", {}, title),
        el("dl", {}, rows.map(([keys, about]) => [el("dt", {}, keys.map((key) => el("kbd", {}, key))), el("dd", {}, about)]))))),
      el("div", { class: "options" }, options.map(([label, on, toggle]) => {
        const box = el("input", { type: "checkbox", on: { change: (event) => toggle(event.target.checked) } });
        box.checked = on;
        return el("label", {}, box, label);
      })));
    dialog.querySelector("button").focus();
  }

  return { list, codes, sources, vivo, memo, keepMemo, which, help, open };
}
