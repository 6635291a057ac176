import type { de } from "./de";
import { access } from "./en/access";
import { association } from "./en/association";
import { calendar } from "./en/calendar";
import { labels } from "./en/categories";
import { common } from "./en/common";
import { dates } from "./en/dates";
import { errors } from "./en/errors";
import { help } from "./en/help";
import { home } from "./en/home";
import { install } from "./en/install";
import { join } from "./en/join";
import { legal } from "./en/legal";
import { mail } from "./en/mail";
import { me } from "./en/me";
import { municipality } from "./en/municipality";
import { needForm } from "./en/needForm";
import { offline } from "./en/offline";
import { pings } from "./en/pings";
import { places } from "./en/places";
import { privacy } from "./en/privacy";
import { push } from "./en/push";
import { report } from "./en/report";
import { signIn } from "./en/signIn";
import { team } from "./en/team";
import { ways } from "./en/ways";
import type { Translated } from "./translated";

export const en: Translated<typeof de> = {
  dates,
  common,
  home,
  help,
  install,
  join,
  me,
  association,
  calendar,
  needForm,
  offline,
  legal,
  municipality,
  pings,
  places,
  privacy,
  push,
  report,
  signIn,
  team,
  ways,
  access,
  mail,
  labels,
  errors,
};
