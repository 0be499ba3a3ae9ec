import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of editions. */
export const editionErrors = defineErrors('EDITION', {
  NOT_OF_THIS_STORY: refusal<{ path: string }>(
    422,
    '“{path}”不是这篇稿件里的内容，只能使用稿件自己的图片、视频、来源和标识',
    '“{path}” is not of this story: an edition uses the pictures, film, source and labels of its story',
  ),
  NOT_ITS_CHANNEL: refusal(
    422,
    '这个渠道不属于本台，或者不发这种语言的稿件',
    'The channel is not one of the station, or does not speak this language',
  ),
  OWN_SURFACE: refusal(
    409,
    '本台客户端和网站订阅发的就是母稿，没有单独的渠道稿；要改请改母稿并重新签发',
    'Our own app and feeds show the story itself and have no words of their own; change the story and have it signed',
  ),
  ON_ITS_WAY: refusal<{ state: string }>(
    409,
    '这个渠道的发布单正在“{state}”，现在不能改稿；有了结果再改',
    'Its delivery is “{state}”; wait for the outcome before you change the words',
  ),
  NOT_EDITED: refusal(
    409,
    '这一版还是自动派生的，不需要单独签',
    'This edition is derived and stands under the signatures of its story',
  ),
  UNFIT: refusal<{ path: string }>(
    409,
    '“{path}”这一处平台肯定不收，先按提示改好再签',
    'The platform will certainly not take “{path}” as it is; mend it as the page says, then sign',
  ),
  NOT_WANTED: refusal(409, '这一步不需要签，或者已经签过', 'This step is not asked for, or signed already'),
});
