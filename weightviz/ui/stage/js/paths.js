// Lines as cubic curves {x0, y0, x1, y1, x2, y2, x3, y3}: start, two control points, end.

// From (x0, y0) to (x3, y3), horizontal at both ends: the control points stand half way.
export function flowCurve(x0, y0, x3, y3) {
  const middle = (x0 + x3) / 2;
  return { x0, y0, x1: middle, y1: y0, x2: middle, y2: y3, x3, y3 };
}

// A straight line in the same form.
export function straightCurve(x0, y0, x3, y3) {
  const dx = (x3 - x0) / 3, dy = (y3 - y0) / 3;
  return { x0, y0, x1: x0 + dx, y1: y0 + dy, x2: x3 - dx, y2: y3 - dy, x3, y3 };
}

// The point a share t (0..1) of the way along.
export function pointAt(curve, t) {
  const u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
  return {
    x: a * curve.x0 + b * curve.x1 + c * curve.x2 + d * curve.x3,
    y: a * curve.y0 + b * curve.y1 + c * curve.y2 + d * curve.y3,
  };
}

export function pathOf(curve) {
  const path = new Path2D();
  path.moveTo(curve.x0, curve.y0);
  path.bezierCurveTo(curve.x1, curve.y1, curve.x2, curve.y2, curve.x3, curve.y3);
  return path;
}

const SAMPLES = 24;

// Points along a curve as x, y, x, y, ...: what pointing with a mouse is measured against.
export function samplesOf(curve) {
  const samples = new Float32Array(2 * (SAMPLES + 1));
  for (let i = 0; i <= SAMPLES; i++) {
    const { x, y } = pointAt(curve, i / SAMPLES);
    samples[2 * i] = x;
    samples[2 * i + 1] = y;
  }
  return samples;
}

// How far (x, y) is from the pieces between neighbouring samples, squared.
export function squaredDistance(samples, x, y) {
  let least = Infinity;
  for (let i = 0; i + 3 < samples.length; i += 2) {
    const ax = samples[i], ay = samples[i + 1], dx = samples[i + 2] - ax, dy = samples[i + 3] - ay;
    const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
    const t = Math.min(1, Math.max(0, along));
    least = Math.min(least, (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2);
  }
  return least;
}
