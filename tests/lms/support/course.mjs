// What a learner does in a launched course, on the frame or page that shows it.
import { button, heading, link, own, reply, talking } from "../../browser/support/person.mjs";

/** From the brief that a course of one scenario opens with to the first choice. */
export async function begin(frame) {
  const prepare = link(frame, "Prepare for the talk");
  const start = link(frame, "Start the talk");
  await prepare.or(start).first().waitFor();
  if (await prepare.isVisible()) await prepare.click();
  await start.click();
  await talking(frame);
}

/** Gives so many replies. */
export async function replies(frame, count, which) {
  for (let given = 0; given < count; given += 1) await reply(frame, which);
}

/** All that the learner sees of a talk. */
export async function shown(frame) {
  return {
    seed: await seed(frame),
    replies: await own(frame).count(),
    said: await frame.getByRole("log").textContent(),
    offered: await frame.getByRole("region", { name: "What do you say?" }).getByRole("button").allTextContents(),
  };
}

/** The number of the day that is talked on. */
export const seed = (frame) => frame.evaluate(() => Number(/[?&]seed=(\d+)/.exec(location.hash)?.[1]));

/** Writes the follow-up after a talk and finishes it. */
export async function followUp(frame, { message, note }) {
  await link(frame, "Write the follow-up").click();
  await heading(frame, "Follow up").waitFor();
  await frame.getByRole("textbox", { name: /^Message to/ }).fill(message);
  await frame.getByRole("textbox", { name: "Case note" }).fill(note);
  await button(frame, "Done: to the debrief").click();
}

/** Has it tried again at once; the button is gone where that was done meanwhile. */
export const tryNow = (frame) => button(frame, "Try now").click({ timeout: 10_000 }).catch(() => {});
