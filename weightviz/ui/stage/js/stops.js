// Training that stops by itself: the sentence about it waits until the last picture is on, and says when nothing was
// changed since it stopped before.

export class Stops {
  constructor(playback, notice) {
    Object.assign(this, { playback, notice, sentence: null, last: null, presses: 0, stepsAskedFor: false });
  }

  // A person did something: what stops after it was tried again.
  pressed() {
    this.presses++;
  }

  playingBegan() {
    this.sentence = null;
  }

  // What the delivery may be the answer to; only where that asked for steps does it tell of a stop anew.
  answering(message) {
    this.stepsAskedFor = (message?.ops ?? []).some(({ op }) => op === "more");
  }

  // After the frames themselves were taken in.
  receive({ diverged, stopped }) {
    if (!(diverged || stopped) || !this.stepsAskedFor) return;
    this.sentence = diverged || stopped;
    if (!this.playback.playing) this.tell();
  }

  // With every picture that is played: at the last one playing ends.
  played() {
    const { ended, playing, next } = this.playback;
    if (!this.sentence || !ended || !playing || next) return;
    this.playback.stop();
    this.tell();
  }

  // Tried again with nothing changed, it stops again: then the sentence must be seen. One press may stop more than
  // once.
  tell() {
    const { rate, batch, frame } = this.playback, { presses, last } = this;
    const tried = [rate, batch, ...frame.parameters].join();
    const again = tried === last?.tried && (presses !== last.presses || last.again);
    this.last = { tried, presses, again };
    this.notice.tell(this.sentence, again ? "again" : "stays");
  }
}
