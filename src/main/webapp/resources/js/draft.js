"use strict";
/* Keeps what a form sends until the next page is shown, in this tab alone: after a log-out that nobody noticed, the page
   that is opened after the login has it again. Never keeps files, nor a form with a password. */
(() => {
  const KEY = "kassa.draft";
  const TYPED = "textarea, select, input:not([type=hidden]):not([type=file]):not([type=submit])";
  /* What the form showed goes with what was typed, so that it writes over nothing that was saved meanwhile. */
  const SHOWN = "input[type=hidden][name=shown], input[type=hidden][name=shownLevel]";
  const user = document.getElementById("user").textContent;
  const fields = (form) => Array.from(form.querySelectorAll(TYPED + ", " + SHOWN)).filter((field) => field.name);

  /* Typed on this page before the script came: newer than what was kept. */
  const isTyped = (field) =>
    /^(text|number|email|tel|search|url|date|textarea)$/.test(field.type) && field.value !== field.defaultValue;

  const restore = (draft) => {
    const form = document.getElementById(draft.form);
    const notice = document.getElementById("restored");
    if (!form || !notice || draft.user !== user || draft.path.replace(/\.xhtml$/, "") !== window.location.pathname) {
      return;
    }
    const present = fields(form);
    draft.fields.forEach((kept) => {
      const field = present.find((each) => each.name === kept.name && each.type === kept.type);
      if (field) {
        present.splice(present.indexOf(field), 1);
        field.value = isTyped(field) ? field.value : kept.value;
        field.checked = kept.checked;
      }
    });
    notice.hidden = false;
  };

  const kept = window.sessionStorage.getItem(KEY);
  window.sessionStorage.removeItem(KEY);
  if (kept) {
    restore(JSON.parse(kept));
  }
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.querySelector("input[type=password]") || !form.querySelector(TYPED)) {
      return;
    }
    window.sessionStorage.setItem(KEY, JSON.stringify({
      form: form.id,
      user: user,
      path: window.location.pathname,
      fields: fields(form).map((field) =>
        ({ name: field.name, type: field.type, value: field.value, checked: field.checked })),
    }));
  });
})();
