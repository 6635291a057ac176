import {
  makePasskey,
  offerInField,
  passkeySupport,
  proveWithPasskey,
  signInWithPasskey,
} from "~/auth/passkey.client";
import type { PasskeyDevice } from "~/components/passkey-button";

/** The browser's side of passkeys, as the components take it; on the server there is nothing behind it. */
export const passkeyDevice: PasskeyDevice = {
  support: passkeySupport,
  signIn: signInWithPasskey,
  prove: proveWithPasskey,
  make: makePasskey,
  offerInField,
};
