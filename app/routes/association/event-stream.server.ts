type Send = (event: string, data: string) => void;

const heartbeatMs = 20_000;
/** Then the browser connects anew, and whoever is no longer on the team stays out. */
const longestMs = 15 * 60_000;

/**
 * An answer that never ends: server-sent events (HTML, 9.2). `start` gets `send` and returns what stops it;
 * a comment every 20 s keeps proxies from closing the line.
 */
export function eventStream(signal: AbortSignal, start: (send: Send) => () => void): Response {
  const encoder = new TextEncoder();
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let over = false;
      const write = (text: string) => {
        if (!over) controller.enqueue(encoder.encode(text));
      };
      const heartbeat = setInterval(() => write(": still here\n\n"), heartbeatMs);
      const limit = setTimeout(() => stop(), longestMs);
      write("retry: 3000\n\n");
      const unwatch = start((event, data) => write(`event: ${event}\ndata: ${data}\n\n`));
      stop = () => {
        if (over) return;
        over = true;
        clearInterval(heartbeat);
        clearTimeout(limit);
        unwatch();
        signal.removeEventListener("abort", stop);
        try {
          controller.close();
        } catch {
          // The reader went first.
        }
      };
      signal.addEventListener("abort", stop);
      if (signal.aborted) stop();
    },
    cancel: () => stop(),
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-cache, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}
