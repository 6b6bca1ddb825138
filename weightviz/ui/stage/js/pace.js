// How fast to play: steps a second become frames a second and steps a frame.

const SMOOTH = 60; // frames a second that a screen shows
const BYTES_A_SECOND = 40000; // what one playing page may receive
const DIVISORS = [60, 30, 20, 15, 12, 10];

// Frames a second from Python, steps between two of them, and whether the page fills the gaps between them.
export function paceOf(speed, parameterCount) {
  const affordable = BYTES_A_SECOND / (4 * (parameterCount + 7));
  const most = DIVISORS.find((rate) => rate <= affordable) ?? DIVISORS.at(-1);
  const every = Math.max(1, Math.ceil(speed / most));
  return { frames: speed / every, every, tween: most < SMOOTH && speed / every >= 10 };
}

// Counts what was really shown in the last seconds, to tell when the server cannot keep up.
export class Speedometer {
  constructor() {
    this.start();
  }

  start() {
    this.marks = [];
  }

  note(now, step) {
    this.marks.push([now, step]);
    while (now - this.marks[0][0] > 3000) this.marks.shift();
  }

  // Steps a second over the last seconds, or null while it is too early to tell.
  get speed() {
    const [first, last] = [this.marks[0], this.marks.at(-1)];
    if (!first || last[0] - first[0] < 2000) return null;
    return (1000 * (last[1] - first[1])) / (last[0] - first[0]);
  }
}
