"use strict";
/* The list by keyboard and mouse: / goes to the search, j and k or the arrows move, Enter opens, x ticks. */
(() => {
  const search = document.getElementById("search");
  const rows = [...document.querySelectorAll("#orders tbody tr")];
  const all = document.getElementById("tick-all");
  const tickOf = (row) => row.querySelector("input[type=checkbox]");
  const typing = (element) => /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName) && element.type !== "checkbox";

  const move = (by) => {
    const at = rows.indexOf(document.activeElement.closest("tr"));
    const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
    next.querySelector("a.open").focus();
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (event.key === "Escape" && document.activeElement === search) {
      search.blur();
    } else if (typing(event.target)) {
      return;
    } else if (event.key === "/") {
      search.focus();
      search.select();
      event.preventDefault();
    } else if (rows.length && ["j", "ArrowDown", "k", "ArrowUp"].includes(event.key)) {
      move(event.key === "j" || event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
    } else if (event.key === "x" && document.activeElement.closest("#orders tbody tr")) {
      tickOf(document.activeElement.closest("tr")).click();
    }
  });

  rows.forEach((row) => row.addEventListener("click", (event) => {
    if (!event.target.closest("a, input, .tick") && !String(getSelection())) {
      row.querySelector("a.open").click();
    }
  }));

  if (all) {
    /* The bar of bulk actions shows only when orders are ticked, and says how many. */
    const bar = document.getElementById("bulk");
    const show = () => {
      const ticked = rows.filter((row) => tickOf(row).checked).length;
      bar.hidden = ticked === 0;
      if (bar.hidden) {
        bar.querySelector("input[value=ticked]").checked = true;
      }
      document.getElementById("selected-count").textContent = `(${ticked})`;
      all.checked = ticked === rows.length;
      all.indeterminate = ticked > 0 && ticked < rows.length;
    };
    all.hidden = false;
    all.addEventListener("change", () => rows.forEach((row) => { tickOf(row).checked = all.checked; }));
    document.getElementById("selection").addEventListener("change", show);
    /* The browser ticks again what was ticked when it shows the page after "back". */
    addEventListener("pageshow", show);
    show();
  }
})();
