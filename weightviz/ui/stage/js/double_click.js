// The second half of a double click on a button of a lesson: the first half has turned the page by then, or soon will,
// so what the second one meets, an answer perhaps, is not what it was meant for.

const TWICE = 500; // milliseconds between two clicks of one, as usual systems count
const SAME_PLACE = 8; // px between them
const TEXT = ".st-key-lesson_text"; // where Streamlit writes the text of a lesson

export class SecondHalves {
  constructor() {
    this.last = null;
    this.listener = (event) => this.judge(event);
    globalThis.addEventListener("click", this.listener, true); // before Streamlit hears of it
  }

  judge(event) {
    if (!event.detail) return; // a key pressed the button
    if (this.last && isSecondHalf(this.last, event) && event.target.closest?.(TEXT)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    this.last = event;
  }

  leave() {
    globalThis.removeEventListener("click", this.listener, true);
  }
}

function isSecondHalf(first, second) {
  const apart = Math.hypot(second.clientX - first.clientX, second.clientY - first.clientY);
  return second.timeStamp - first.timeStamp < TWICE && apart < SAME_PLACE;
}
