export type Frames = {
  /** between two frames, milliseconds */
  longestMs: number;
  /** how many frames came later than 50 ms after the last */
  over50Ms: number;
  /** milliseconds of each task that held up the page for more than 50 */
  longTasks: number[];
};

type Counting = Window & { counted?: { stop(): Frames } };

/** In the browser: begins to watch every frame and every long task. */
export function countFrames(): void {
  const gaps: number[] = [];
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(Math.round(duration));
  });
  observer.observe({ entryTypes: ["longtask"] });
  let last = performance.now();
  let going = true;
  const frame = (at: number) => {
    gaps.push(at - last);
    last = at;
    if (going) requestAnimationFrame(frame);
  };
  requestAnimationFrame((at) => {
    last = at;
    requestAnimationFrame(frame);
  });
  (window as Counting).counted = {
    stop() {
      going = false;
      observer.disconnect();
      const longestMs = Math.round(Math.max(...gaps));
      return { longestMs, over50Ms: gaps.filter((gap) => gap > 50).length, longTasks: tasks };
    },
  };
}

/** In the browser: what it saw since. */
export function framesOf(): Frames {
  const { counted } = window as Counting;
  if (!counted) throw new Error("nothing was counted");
  return counted.stop();
}
