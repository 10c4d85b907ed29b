"use strict";
/* Chooses what is being typed: pieces, an amount, a parcel. Without it, the server asks what was meant. */
(() => {
  const form = document.getElementById("choose");
  const meant = (name) =>
    /^q\d+$/.test(name) ? "input[name=what][value=pieces]"
      : name === "amount" ? "input[name=what][value=amount]"
        : name === "carrier" || name === "tracking" ? "input[name=ship]" : null;
  const choose = (field) => {
    const choice = meant(field.name) && form.querySelector(meant(field.name));
    if (choice && field.value !== "") {
      choice.checked = true;
    }
  };
  form.addEventListener("input", (event) => choose(event.target));
  /* What was typed before this script came. After "back" or "reload" the browser restores the choice as well. */
  const [visit] = performance.getEntriesByType("navigation");
  if (!visit || visit.type === "navigate") {
    Array.from(form.elements).filter((field) => field.value !== field.defaultValue).forEach(choose);
  }
})();
