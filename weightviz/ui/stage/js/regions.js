// Where which of several outputs is the largest: lines between the regions, and in each a place for its name.
// Worked out on the square field of points, whatever the picture's size: coordinates are shares of its side.
import { largest } from "./classes.js";

const ROOM = 3; // cells to the left and right of a name; a region that nowhere has as many goes without
const UPWARD = 3; // a name is broader than high: a cell up or down is as much room as so many to the sides
const LEAST = 1e-300; // a probability may be 0, but has a logarithm

export class Regions {
  // `side`: how many points the field has along each side. Worked with is a grid of one more all around, on the edges
  // of the picture, so that borders reach them.
  constructor(side) {
    this.side = side + 2;
    this.answers = new Uint8Array(this.side ** 2);
    this.room = new Float32Array(this.side ** 2);
    this.part = new Int32Array(this.side ** 2);
    this.crowd = new Float32Array(this.side ** 2);
    this.names = [];
  }

  // Marks that a name should not cover: `places` has x and y of each, in shares.
  avoid(places) {
    const { side, crowd } = this, cellAt = (share) => Math.round(share * (side - 2) + 0.5);
    crowd.fill(0);
    for (let i = 0; i < places.length; i += 2) {
      const across = cellAt(places[i]), down = cellAt(places[i + 1]);
      const left = Math.max(0, across - 4), right = Math.min(side, across + 5);
      for (let row = Math.max(0, down - 2); row < Math.min(side, down + 3); row++) {
        for (let column = left; column < right; column++) crowd[row * side + column]++;
      }
    }
  }

  // Where the i-th column or row of the grid stands, as a share.
  shareOf(i) {
    const points = this.side - 2;
    return Math.max(0, Math.min(points, i - 0.5)) / points;
  }

  // `outputs`: an array over the field for each class, first row at the top.
  see(outputs) {
    this.logs = outputs.map((output) => this.extended(output));
    for (let cell = 0; cell < this.answers.length; cell++) this.answers[cell] = largest(this.logs, cell);
    this.measureRoom();
    this.names = this.placeNames();
  }

  // The logarithms of a field, continued as they run to the edges, which are half a point away.
  extended(output) {
    const { side } = this, points = side - 2, logs = new Float64Array(side * side);
    for (let row = 0; row < points; row++) {
      for (let column = 0; column < points; column++) {
        logs[(row + 1) * side + column + 1] = Math.log(Math.max(output[row * points + column], LEAST));
      }
    }
    const beyond = (cell, inward) => {
      logs[cell] = 1.5 * logs[cell + inward] - 0.5 * logs[cell + 2 * inward];
    };
    for (let row = 1; row <= points; row++) {
      beyond(row * side, 1);
      beyond(row * side + side - 1, -1);
    }
    for (let column = 0; column < side; column++) {
      beyond(column, side);
      beyond(side * (side - 1) + column, -side);
    }
    return logs;
  }

  // The borders as a path; `x` and `y` turn shares into pixels.
  borders(x, y) {
    const path = new Path2D();
    for (let row = 1; row < this.side; row++) {
      for (let column = 1; column < this.side; column++) this.cross(path, row, column, x, y);
    }
    return path;
  }

  // The border within one square between four neighbouring points; `row` and `column` are those of the lower right one.
  cross(path, row, column, x, y) {
    const { side, answers } = this, corner = row * side + column;
    const cells = [corner - side - 1, corner - side, corner, corner - 1];
    if (cells.every((cell) => answers[cell] === answers[corner])) return;
    const x0 = x(this.shareOf(column - 1)), x1 = x(this.shareOf(column));
    const y0 = y(this.shareOf(row - 1)), y1 = y(this.shareOf(row));
    const corners = [[x0, y0], [x1, y0], [x1, y1], [x0, y1]], points = [];
    cells.forEach((cell, i) => {
      const next = (i + 1) % 4, [from, to] = [corners[i], corners[next]];
      if (answers[cell] === answers[cells[next]]) return;
      const t = this.whereEqual(cell, cells[next]);
      points.push([from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])]);
    });
    joinPoints(path, points);
  }

  // How far from one cell to the next their two answers are equally likely. In logarithms, because the border of a
  // network without hidden layers is then as straight as it is.
  whereEqual(cell, next) {
    const here = this.logs[this.answers[cell]], there = this.logs[this.answers[next]];
    const ahead = here[cell] - there[cell], behind = here[next] - there[next];
    return ahead === behind ? 0.5 : ahead / (ahead - behind);
  }

  // For every cell, how far it is from there to another region or to the edge.
  measureRoom() {
    const { side, room, answers } = this;
    const step = (cell, other, within, cost) =>
      (within && answers[other] === answers[cell] ? room[other] + cost : cost);
    for (let cell = 0; cell < room.length; cell++) {
      room[cell] = Math.min(step(cell, cell - 1, cell % side > 0, 1), step(cell, cell - side, cell >= side, UPWARD));
    }
    for (let cell = room.length - 1; cell >= 0; cell--) {
      room[cell] = Math.min(room[cell], step(cell, cell + 1, cell % side < side - 1, 1),
        step(cell, cell + side, cell + side < room.length, UPWARD));
    }
  }

  // One name for each region that has the room: {answer, cell, x, y}.
  placeNames() {
    const before = this.names, names = [];
    this.part.fill(0);
    for (let cell = 0, count = 0; cell < this.part.length; cell++) {
      if (this.part[cell]) continue;
      const cells = this.fill(cell, ++count), most = cells.reduce((best, each) => Math.max(best, this.room[each]), 0);
      if (most < ROOM) continue;
      const place = this.roomyCell(cells, most, before.find((name) => this.part[name.cell] === count));
      const x = this.shareOf(place % this.side), y = this.shareOf(Math.floor(place / this.side));
      names.push({ answer: this.answers[cell], cell: place, x, y });
    }
    return names;
  }

  // All cells that hang together with this one and have the same answer.
  fill(start, number) {
    const { side, part, answers } = this, cells = [start];
    part[start] = number;
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i], column = cell % side;
      const around = [column > 0 ? cell - 1 : -1, column < side - 1 ? cell + 1 : -1, cell - side, cell + side];
      for (const next of around) {
        if (!(part[next] === 0) || answers[next] !== answers[start]) continue; // beyond the edge it is undefined
        part[next] = number;
        cells.push(next);
      }
    }
    return cells;
  }

  // Where a name stands: where it stood before, as long as there is room, so that it is calm; else of the roomier
  // cells the one with the fewest marks around it that is near the middle of the region.
  roomyCell(cells, most, before) {
    if (before && this.room[before.cell] >= Math.min(Math.max(ROOM, 0.4 * most), 5)) return before.cell;
    const { side } = this, mean = (of) => cells.reduce((sum, cell) => sum + of(cell), 0) / cells.length;
    const row = mean((cell) => Math.floor(cell / side)), column = mean((cell) => cell % side);
    const away = (cell) => Math.hypot(Math.floor(cell / side) - row, (cell % side) - column);
    const against = (cell) => away(cell) + 3 * this.crowd[cell], enough = Math.min(Math.max(ROOM, 0.5 * most), 6);
    return cells.filter((cell) => this.room[cell] >= enough).reduce((a, b) => (against(b) < against(a) ? b : a));
  }
}

// Two points are the ends of a border; where borders meet, all run into the middle between them.
function joinPoints(path, points) {
  const mean = (axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const middle = points.length === 2 ? points.pop() : [mean(0), mean(1)];
  for (const point of points) {
    path.moveTo(...point);
    path.lineTo(...middle);
  }
}
