import { association } from "./de/association";
import { labels } from "./de/categories";
import { common } from "./de/common";
import { errors } from "./de/errors";
import { help } from "./de/help";
import { home } from "./de/home";
import { join } from "./de/join";
import { legal } from "./de/legal";
import { mail } from "./de/mail";
import { me } from "./de/me";
import { municipality } from "./de/municipality";
import { needForm } from "./de/needForm";
import { pings } from "./de/pings";
import { privacy } from "./de/privacy";
import { push } from "./de/push";
import { report } from "./de/report";
import { signIn } from "./de/signIn";
import { team } from "./de/team";
import { ways } from "./de/ways";

export const de = {
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
