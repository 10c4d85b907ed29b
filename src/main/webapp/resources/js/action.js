"use strict";
/* Chooses what is being typed: pieces, an amount, a parcel. Without it, the server asks what was meant. */
(() => {
  const form = document.getElementById("choose");
  const meant = (name) =>
    /^q\d+$/.test(name) ? "input[name=what][value=pieces]"
      : name === "amount" ? "input[name=what][value=amount]"
        : name === "carrier" || name === "tracking" ? "input[name=ship]" : null;
  form.addEventListener("input", (event) => {
    const choice = meant(event.target.name) && form.querySelector(meant(event.target.name));
    if (choice && event.target.value !== "") {
      choice.checked = true;
    }
  });
})();
