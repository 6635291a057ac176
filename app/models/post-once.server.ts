import type { NeedInput } from "~/domain/forms/need-input";
import { isUuid } from "~/domain/uuid";
import { db, isDuplicate } from "./db.server";
import { change, post, type Written } from "./help-request.server";

/**
 * `post`, once per form: `formId`, drawn with the form, becomes the need's id. The same form again, because a finger
 * trembled, the answer was lost, or somebody came back to correct a word, is that need once more; under another
 * title it is another need. Rests on the need's primary key. A form without such an id is posted as it comes.
 */
export async function postOnce(
  author: { personId: string; associationId: string },
  value: NeedInput,
  now: Date,
  formId: string,
): Promise<Written> {
  if (!isUuid(formId)) return post(author, value, now);
  try {
    return await post(author, value, now, formId);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  const same = await db().helpRequest.findFirst({
    where: { id: formId, associationId: author.associationId, title: value.title },
    select: { id: true },
  });
  return same ? change(formId, author, value, now) : post(author, value, now);
}
