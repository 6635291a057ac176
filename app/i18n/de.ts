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
import { needForm } from "./de/needForm";
import { push } from "./de/push";

export const de = {
  common,
  home,
  help,
  join,
  me,
  association,
  needForm,
  legal,
  push,
  mail,
  labels,
  errors,
};
