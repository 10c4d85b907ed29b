"use strict";
/* While money is on its way: looks again, ever more slowly, and shows the page anew when there is news. Without this script
   staff follow a link. Meanwhile the buttons do nothing, because an action would meet the one that is open. */
(() => {
  const FIRST = 2000;
  const SLOWEST = 30000;
  const shown = document.getElementById("on-its-way");
  if (!shown) {
    return;
  }
  document.querySelectorAll("main .order-side a.button[href*='/admin/action']").forEach((button) => {
    button.removeAttribute("href");
    button.setAttribute("role", "link");
    button.setAttribute("aria-disabled", "true");
  });
  const isTyping = () => {
    const note = document.getElementById("note-text");
    return Boolean(note && note.value);
  };
  const look = (pause) => setTimeout(async () => {
    try {
      const answer = await fetch(location.href, { credentials: "same-origin", cache: "no-store" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("on-its-way");
      const isNew = answer.ok && page.getElementById("history") && (!fresh || fresh.dataset.state !== shown.dataset.state);
      if (isNew && !isTyping()) {
        location.reload();
        return;
      }
    } catch (ignored) {
      /* The next try may do better. */
    }
    look(Math.min(pause * 1.3, SLOWEST));
  }, pause);
  look(FIRST);
})();
