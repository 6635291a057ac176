import { calendar } from "./de-simple/calendar";
import { labels } from "./de-simple/categories";
import { common } from "./de-simple/common";
import { dates } from "./de-simple/dates";
import { errors } from "./de-simple/errors";
import type { Simple } from "./de-simple/forms";
import { help } from "./de-simple/help";
import { home } from "./de-simple/home";
import { install } from "./de-simple/install";
import { join } from "./de-simple/join";
import { mail } from "./de-simple/mail";
import { me } from "./de-simple/me";
import { offline } from "./de-simple/offline";
import { association, municipality, team } from "./de-simple/others";
import { pings } from "./de-simple/pings";
import { places } from "./de-simple/places";
import { privacy } from "./de-simple/privacy";
import { push } from "./de-simple/push";
import { report } from "./de-simple/report";
import { signIn } from "./de-simple/signIn";
import { ways } from "./de-simple/ways";

export const deSimple: Simple = {
  association,
  calendar,
  common,
  dates,
  errors,
  help,
  home,
  install,
  join,
  labels,
  mail,
  me,
  municipality,
  offline,
  pings,
  places,
  privacy,
  push,
  report,
  signIn,
  team,
  ways,
};
