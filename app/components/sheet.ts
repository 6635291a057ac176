import { type PointerEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";

export const heights = ["peek", "half", "full"] as const;
export type Height = (typeof heights)[number];

export type Sheet = ReturnType<typeof useSheet>;

const half = 0.46;
/** Pixels a millisecond, above which a drag goes on in its direction. */
const flick = 0.45;
const duration = 220;

/** A list over a map at one of three heights, by drag of its head or by buttons. The style sheet knows the heights. */
export function useSheet(frame: RefObject<HTMLElement>) {
  const [height, setHeight] = useState<Height>("half");
  const latest = useRef(height);
  const drag = useRef<Drag | null>(null);

  const settle = useCallback(
    (to: Height, fromPixels?: number) => {
      const from = fromPixels ?? pixelsOf(frame.current, latest.current);
      latest.current = to;
      setHeight(to);
      slide(frame.current, from, pixelsOf(frame.current, to));
    },
    [frame],
  );

  useEffect(() => measured(frame.current), [frame]);

  // What has the focus is seen.
  useEffect(() => {
    const element = frame.current;
    const raise = ({ target }: FocusEvent) => {
      const inList = target instanceof Element && target.closest(".finder-scroll");
      if (inList && latest.current === "peek" && isSheet(element)) settle("half");
    };
    element?.addEventListener("focusin", raise);
    return () => element?.removeEventListener("focusin", raise);
  }, [frame, settle]);

  return useMemo(
    () => ({
      height,
      /** one height up or down */
      step(by: 1 | -1): void {
        const to = heights[heights.indexOf(latest.current) + by];
        if (to) settle(to);
      },
      raise: (to: Height) => {
        if (latest.current !== to && isSheet(frame.current)) settle(to);
      },
      head: {
        onPointerDown(event: PointerEvent<HTMLElement>): void {
          if (event.button !== 0 || !isSheet(frame.current)) return;
          const pixels = pixelsOf(frame.current, latest.current);
          drag.current = { id: event.pointerId, from: event.clientY, pixels, now: pixels, speed: 0, at: 0 };
        },
        onPointerMove(event: PointerEvent<HTMLElement>): void {
          const going = drag.current;
          if (going?.id !== event.pointerId) return;
          const moved = going.from - event.clientY;
          if (!going.moving && Math.abs(moved) < 6) return;
          // Captured only now: else a tap on a button in the head would never arrive there.
          if (!going.moving) event.currentTarget.setPointerCapture(event.pointerId);
          going.moving = true;
          follow(frame.current, going, going.pixels + moved, event.timeStamp);
        },
        onPointerUp(event: PointerEvent<HTMLElement>): void {
          const going = drag.current;
          if (going?.id !== event.pointerId) return;
          drag.current = null;
          if (going.moving) settle(aim(frame.current, going), going.now);
        },
        onPointerCancel(): void {
          const going = drag.current;
          drag.current = null;
          if (going?.moving) settle(latest.current, going.now);
        },
      },
    }),
    [height, settle, frame],
  );
}

type Drag = {
  id: number;
  from: number;
  pixels: number;
  now: number;
  /** pixels a millisecond, upwards */
  speed: number;
  at: number;
  moving?: boolean;
};

function follow(frame: HTMLElement | null, drag: Drag, wanted: number, at: number): void {
  const sheet = frame?.querySelector<HTMLElement>(".finder-list");
  const full = pixelsOf(frame, "full");
  const now = Math.min(full, Math.max(pixelsOf(frame, "peek"), wanted));
  if (drag.at > 0 && at > drag.at) drag.speed = (now - drag.now) / (at - drag.at);
  drag.now = now;
  drag.at = at;
  if (!sheet) return;
  sheet.style.blockSize = `${full}px`;
  sheet.style.transform = `translateY(${full - now}px)`;
}

/** Where a drag ends: on with a flick, else at the nearest height. */
function aim(frame: HTMLElement | null, { now, speed }: Drag): Height {
  const all = heights.map((height) => ({ height, pixels: pixelsOf(frame, height) }));
  const ahead =
    speed > 0 ? all.filter((one) => one.pixels > now) : all.filter((one) => one.pixels < now).reverse();
  if (Math.abs(speed) > flick && ahead[0]) return ahead[0].height;
  const [nearest] = all.sort((a, b) => Math.abs(a.pixels - now) - Math.abs(b.pixels - now));
  return nearest?.height ?? "half";
}

/** From one height to another in pixels: the sheet is as tall as it gets, and pushed down as far as it must. */
function slide(frame: HTMLElement | null, from: number, to: number): void {
  const sheet = frame?.querySelector<HTMLElement>(".finder-list");
  if (!frame || !sheet || !isSheet(frame)) return;
  const full = pixelsOf(frame, "full");
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  sheet.style.transform = "";
  sheet.style.blockSize = `${full}px`;
  const at = (pixels: number) => ({ transform: `translateY(${full - pixels}px)` });
  const options = { duration: still ? 0 : duration, easing: "cubic-bezier(0.2, 0.7, 0.3, 1)" };
  for (const one of sheet.getAnimations()) one.cancel();
  sheet.animate([at(from), at(to)], options).onfinish = () => {
    sheet.style.blockSize = "";
  };
}

/** As `--sheet` in the style sheet says. */
function pixelsOf(frame: HTMLElement | null, height: Height): number {
  if (!frame) return 0;
  const head = frame.querySelector<HTMLElement>(".sheet-head")?.offsetHeight ?? 0;
  const bar = frame.querySelector<HTMLElement>(".finder-bar")?.offsetHeight ?? 0;
  if (height === "peek") return head;
  return height === "half" ? frame.clientHeight * half : frame.clientHeight - bar;
}

function isSheet(frame: HTMLElement | null): boolean {
  const sheet = frame?.querySelector(".finder-list");
  return sheet ? getComputedStyle(sheet).position === "absolute" : false;
}

/** Header, head and bar grow with large type: the style sheet learns how tall they are. */
function measured(frame: HTMLElement | null): (() => void) | undefined {
  if (!frame) return;
  const parts = Object.entries({
    "--header": document.querySelector<HTMLElement>(".site-header"),
    "--bar": frame.querySelector<HTMLElement>(".finder-bar"),
    "--head": frame.querySelector<HTMLElement>(".sheet-head"),
  });
  const observer = new ResizeObserver(() => {
    for (const [name, part] of parts) if (part) frame.style.setProperty(name, `${part.offsetHeight}px`);
  });
  for (const [, part] of parts) if (part) observer.observe(part);
  return () => observer.disconnect();
}
