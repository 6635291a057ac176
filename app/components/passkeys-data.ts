import type { FormErrors, FormValues } from "~/domain/forms/form-values";

export type OwnPasskey = {
  id: string;
  name: string;
  backedUp: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
};

export type PasskeysData = {
  passkeys: OwnPasskey[];
  /** real time */
  now: Date;
  passkeysWork: boolean;
  /** they may add and remove: they showed a moment ago who they are, or have nothing to show */
  mayChange: boolean;
  /** without this one only the browser is left */
  lastMatters: boolean;
  done: "added" | "renamed" | "removed" | null;
};

export type PasskeysFailure = { id: string; errors?: FormErrors; values?: FormValues; refusal?: "last" };

/** Where they show who they are, before they add or remove one. */
export const proveFirst = `/login/prove?${new URLSearchParams({ to: "/me/passkeys" })}`;
