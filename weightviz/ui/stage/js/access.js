// For those who do not see the picture or use no mouse: links that show at the first Tab, the list of keys, all weights
// as a table, and step and error as a sentence that screen readers say.
import { Announcer } from "./announcer.js";
import { append, makeButton } from "./elements.js";
import { KeyList } from "./key_list.js";
import { WeightsTable } from "./weights_table.js";

export class Access {
  // `actions` are those of the table (weights_table.js), and opens(), after which nothing else is open.
  constructor(root, actions) {
    Object.assign(this, { root, actions });
    const links = append(root, "div", "skip-links");
    const link = (text, press) => makeButton({ className: "button skip-link", text, press });
    links.append(link("Weights as a table", () => this.showTable()), link("Keys", () => this.showKeys()));
    this.table = new WeightsTable(root, actions);
    this.keys = new KeyList(root);
    this.announcer = new Announcer(root);
  }

  setScene(scene) {
    this.scene = scene;
    this.table.setScene(scene);
  }

  resize() {}

  draw(picture) {
    this.picture = picture;
    this.table.draw(picture);
    if (!picture.afterStep) this.announcer.draw(this.scene, picture); // that step was not taken yet
  }

  showTable() {
    if (!this.picture) return;
    this.actions.opens();
    this.table.show(this.picture, this.root.getRootNode().activeElement ?? this.root);
  }

  showKeys() {
    this.keys.show();
  }
}
