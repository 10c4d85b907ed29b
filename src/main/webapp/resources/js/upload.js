"use strict";
/* Says at a file's field that the file is too large before it is sent. The server checks as well. */
(() => {
  document.querySelectorAll("input[type=file][data-largest]").forEach((input) => {
    const check = () => {
      const tooLarge = Array.from(input.files).some((file) => file.size > Number(input.dataset.largest));
      input.setCustomValidity(tooLarge ? input.dataset.tooLarge : "");
      if (tooLarge) {
        input.reportValidity();
      }
    };
    input.addEventListener("change", check);
    check();
  });
})();
