import { expect, test } from "vitest";
import { confirmMail } from "~/mail/render.server";
import { written } from "~/mail/written";

const link = "https://anpacken.example/login/a?to=/me&x=1";

test("a mail says what language it is in, as plain text", () => {
  const { headers, ...mail } = written(confirmMail({ link, locale: "de-simple" }));
  expect(headers).toEqual({ "Content-Language": "de-simple" });
  expect(Object.keys(mail).sort()).toEqual(["subject", "text"]);
});

test("from right to left it has a page beside it, with nothing of the text taken for markup", () => {
  const mail = written({ ...confirmMail({ link, locale: "ar" }), text: `مرحبًا <b>\n\n${link}\n` });
  expect(mail.headers).toEqual({ "Content-Language": "ar" });
  expect(mail.html).toContain('<html lang="ar" dir="rtl">');
  expect(mail.html).toContain("مرحبًا &#60;b&#62;");
  expect(mail.html).toContain('<a href="https://anpacken.example/login/a?to=/me&#38;x=1" dir="ltr">');
});
