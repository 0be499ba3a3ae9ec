import { defineErrors, refusal } from '../kernel/errors';

/** Why the house does not take a file. */
export const mediaErrors = defineErrors('MEDIA', {
  EMPTY: refusal(422, '文件是空的，请重新选择', 'The file is empty; choose it again'),
  UNKNOWN_KIND: refusal(
    415,
    '不支持这种文件。可上传 JPG、PNG、WebP、AVIF、GIF 图片，MP4、MOV、WebM 视频，MP3、M4A、WAV 音频和 PDF',
    'This kind of file is not accepted. Pictures: JPG, PNG, WebP, AVIF, GIF; films: MP4, MOV, WebM; sound: MP3, M4A, WAV; and PDF',
  ),
  DISGUISED: refusal(
    422,
    '文件内容与扩展名不符，请用原文件重新上传',
    'The content of the file is not what its name says; upload the original file',
  ),
  BROKEN: refusal(422, '图片已损坏，打不开，请换一张', 'The picture is broken and cannot be opened; use another one'),
  TOO_MANY_PIXELS: refusal(
    422,
    '图片超过 1 亿像素，请缩小后上传',
    'The picture has more than 100 million pixels; make it smaller first',
  ),
  PICTURE_TOO_LARGE: refusal(
    413,
    '图片超过 40 MB，请压缩后上传',
    'The picture is larger than 40 MB; compress it first',
  ),
  NOT_FOUND: refusal(404, '素材库里没有这个文件', 'There is no such file in the library'),
  RIGHTS_ORDER: refusal(422, '授权的结束时间要晚于开始时间', 'The licence must end after it begins'),
});
