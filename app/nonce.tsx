import { createContext, useContext } from "react";

/** The nonce of this answer's Content-Security-Policy; in the browser it is empty, as browsers hide it. */
export const NonceContext = createContext<string | undefined>(undefined);

export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
