import { counted, type Ukrainian } from "./forms";

export const home: Ukrainian["home"] = {
  title: "Допомога в селі",
  description:
    "Обʼєднання кажуть, з чим їм потрібна допомога. На мапі ви бачите, де можна долучитися, і погоджуєтеся одним дотиком.",
  matching: needs("За цим вибором: {n}."),
  placesLeft: counted("ще {count} місце", "ще {count} місця", "ще {count} місць"),
  more: needs("Показати ще (лишилося {n})"),
  listOnly: "Лише список",
  municipalities: { label: "Громади", all: "Усі громади" },
  count: {
    filled: "Усюди вже достатньо помічників",
    here: needs("{n} на цій частині мапи"),
    open: counted(
      "{count} запит чекає на вас",
      "{count} запити чекають на вас",
      "{count} запитів чекають на вас",
    ),
    from: needs("{n}, якщо дивитися звідси: {place}"),
    around: needs("{n} у межах {km} км"),
    aroundPlace: needs("{n} за {km} км довкола: {place}"),
  },
  filter: {
    place: "Місто або село",
    here: "Довкола вас",
    search: "Шукати",
    locate: "Взяти моє місцеперебування",
    notLocated: "Ваше місцеперебування зараз невідоме. Введіть, будь ласка, назву місця.",
    all: "Фільтр",
    someChosen: "Фільтр ({count})",
    chosen: "Вибране і часто вибиране",
    remove: "Прибрати:",
    reset: "Скинути все",
    leaves: needs("({n})"),
    nearMe: "Поруч зі мною",
    bbox: "Частина мапи",
    when: "Коли",
    ease: "Легко зробити",
    radius: "Відстань",
    anyRadius: "Усюди",
    within: "до {km} км",
    kinds: "З чим",
    show: needs("Показати {n}"),
    unknownPlace: "«{place}» ми не знаходимо. Спробуйте найближче більше місто.",
  },
  when: {
    any: "Будь-коли",
    today: "Сьогодні",
    weekend: "Ці вихідні",
    evenings: "Увечері в будні",
    own: "Коли я маю час",
  },
  ease: {
    "no-skills": "Без досвіду",
    "no-german": "Без німецької",
    wheelchair: "На візку",
    "with-children": "З дітьми",
    short: "Я маю 30 хвилин",
  },
  sheet: { label: "Висота списку", lower: "Менший список", higher: "Більший список" },
  failed: {
    title: "Щойно не вийшло",
    text: "Ви ще бачите те, що було. Ваш вибір не втрачено.",
    more: "Решту запитів зараз не отримати. Спробуйте ще раз.",
  },
  map: {
    label: "Мапа відкритих запитів",
    zoomIn: "Збільшити мапу",
    zoomOut: "Зменшити мапу",
    unavailable: "Мапа зараз не завантажується. У списку є все.",
    show: "Показати мапу",
    savesData: "Ви заощаджуєте дані: мапа зʼявиться, лише якщо захочете. У списку є все.",
    roughly: "приблизне місце",
    cluster: needs("{n}: {kinds}; наблизити"),
    together: needs("{n} в одному місці: {kinds}; розгорнути"),
    someUrgent: "є термінове",
    pin: counted(
      "{title}, {when}, ще {count} місце",
      "{title}, {when}, ще {count} місця",
      "{title}, {when}, ще {count} місць",
    ),
  },
  join: {
    title: "Більше нічого не пропускати?",
    text: "Скажіть, де й коли ви готові допомагати. Телефон озветься, коли щось вам підходить. Інакше ніколи.",
  },
  wish: {
    title: "Не знайшли, що шукали?",
    text: "Ми озвемося, щойно комусь таке знадобиться.",
    action: "Повідомте мене",
  },
  empty: {
    heading: "Відкритих запитів немає",
    title: "Зараз усе зроблено",
    text: "Жодне обʼєднання зараз не шукає допомоги. Долучайтеся, і ми скажемо, щойно це зміниться.",
    resident: "Жодне обʼєднання зараз не шукає допомоги. Ми скажемо, щойно це зміниться.",
  },
  nothing: {
    title: "Такого зараз немає",
    text: "А якщо вибрати ширше:",
    km: needs("На будь-якій відстані: {n}"),
    bbox: needs("Також поза мапою: {n}"),
    when: needs("Будь-коли: {n}"),
    ease: needs("Також не таке легке: {n}"),
    category: needs("Будь-яка допомога: {n}"),
    fits: needs("Також інше: {n}"),
    all: needs("Показати все: {n}"),
  },
};

/** "1 запит", "2 запити", "5 запитів" in a sentence that has `{n}`. */
function needs(sentence: string) {
  const said = (words: string) => sentence.replace("{n}", words);
  return counted(said("{count} запит"), said("{count} запити"), said("{count} запитів"));
}
