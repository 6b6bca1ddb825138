// A lesson that turns a page: its text is to be seen from the beginning, and a picture that it shows wherever that is.
import { SecondHalves } from "./double_click.js";

export class LessonTurn {
  // `show()` brings the network into view where the window is small.
  constructor(root, show) {
    Object.assign(this, { root, show, seen: undefined }); // before the first payload nothing was shown
    this.secondHalves = new SecondHalves();
  }

  leave() {
    this.secondHalves.leave();
  }

  // `guided`: { part, picture } as a lesson names them, or null in free play.
  follow(guided) {
    const shown = JSON.stringify(guided), turned = this.seen !== undefined && guided && shown !== this.seen;
    this.seen = shown;
    if (!turned) return;
    if (!guided.picture) mainOf(this.root)?.scrollTo({ top: 0 });
    else this.show();
  }
}

// The part of Streamlit's page that scrolls.
export function mainOf(element) {
  const main = "[data-testid=stMain]";
  return element.getRootNode().host?.closest(main) ?? element.closest(main);
}
