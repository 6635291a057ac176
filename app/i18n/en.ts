import type { de } from "./de";
import { association } from "./en/association";
import { labels } from "./en/categories";
import { common } from "./en/common";
import { errors } from "./en/errors";
import { help } from "./en/help";
import { home } from "./en/home";
import { join } from "./en/join";
import { legal } from "./en/legal";
import { mail } from "./en/mail";
import { me } from "./en/me";
import { municipality } from "./en/municipality";
import { needForm } from "./en/needForm";
import { pings } from "./en/pings";
import { privacy } from "./en/privacy";
import { push } from "./en/push";
import { report } from "./en/report";
import { signIn } from "./en/signIn";
import { team } from "./en/team";
import { ways } from "./en/ways";
import type { Translated } from "./translated";

export const en: Translated<typeof de> = {
  common,
  home,
  help,
  join,
  me,
  association,
  needForm,
  legal,
  municipality,
  pings,
  privacy,
  push,
  report,
  signIn,
  team,
  ways,
  mail,
  labels,
  errors,
};
