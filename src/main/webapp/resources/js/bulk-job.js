"use strict";
/* Brings the progress up to date while the work runs; without it, reloading the page does the same. */
(() => {
  const refresh = async () => {
    const shown = document.getElementById("progress");
    if (!shown || shown.dataset.running !== "true") {
      return;
    }
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("progress");
      if (fresh) {
        /* Stays where it is, with other words: else a screen reader would not tell them. */
        document.getElementById("job-result").replaceChildren(...page.getElementById("job-result").childNodes);
      }
      if (fresh && !shown.contains(document.activeElement)) {
        shown.replaceWith(fresh);
      }
    } catch (ignored) {
      /* The next try may do better. */
    }
    setTimeout(refresh, 1500);
  };
  setTimeout(refresh, 1000);
})();
