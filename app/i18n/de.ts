import { access } from "./de/access";
import { association } from "./de/association";
import { calendar } from "./de/calendar";
import { labels } from "./de/categories";
import { common } from "./de/common";
import { dates } from "./de/dates";
import { errors } from "./de/errors";
import { help } from "./de/help";
import { home } from "./de/home";
import { install } from "./de/install";
import { join } from "./de/join";
import { legal } from "./de/legal";
import { mail } from "./de/mail";
import { me } from "./de/me";
import { municipality } from "./de/municipality";
import { needForm } from "./de/needForm";
import { offline } from "./de/offline";
import { pings } from "./de/pings";
import { places } from "./de/places";
import { privacy } from "./de/privacy";
import { push } from "./de/push";
import { report } from "./de/report";
import { signIn } from "./de/signIn";
import { team } from "./de/team";
import { ways } from "./de/ways";

export const de = {
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
