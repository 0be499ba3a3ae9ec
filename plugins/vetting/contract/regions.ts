import type { Text } from '@hearth/cms/kernel';

const named = (zh: string, en: string): Text => ({ 'zh-Hans': zh, en });

/** Provinces and what stands beside them (省级行政区), by the first two digits of GB/T 2260. */
export const provinces: Readonly<Record<string, Text>> = {
  '11': named('北京市', 'Beijing'),
  '12': named('天津市', 'Tianjin'),
  '13': named('河北省', 'Hebei'),
  '14': named('山西省', 'Shanxi'),
  '15': named('内蒙古自治区', 'Inner Mongolia'),
  '21': named('辽宁省', 'Liaoning'),
  '22': named('吉林省', 'Jilin'),
  '23': named('黑龙江省', 'Heilongjiang'),
  '31': named('上海市', 'Shanghai'),
  '32': named('江苏省', 'Jiangsu'),
  '33': named('浙江省', 'Zhejiang'),
  '34': named('安徽省', 'Anhui'),
  '35': named('福建省', 'Fujian'),
  '36': named('江西省', 'Jiangxi'),
  '37': named('山东省', 'Shandong'),
  '41': named('河南省', 'Henan'),
  '42': named('湖北省', 'Hubei'),
  '43': named('湖南省', 'Hunan'),
  '44': named('广东省', 'Guangdong'),
  '45': named('广西壮族自治区', 'Guangxi'),
  '46': named('海南省', 'Hainan'),
  '50': named('重庆市', 'Chongqing'),
  '51': named('四川省', 'Sichuan'),
  '52': named('贵州省', 'Guizhou'),
  '53': named('云南省', 'Yunnan'),
  '54': named('西藏自治区', 'Tibet'),
  '61': named('陕西省', 'Shaanxi'),
  '62': named('甘肃省', 'Gansu'),
  '63': named('青海省', 'Qinghai'),
  '64': named('宁夏回族自治区', 'Ningxia'),
  '65': named('新疆维吾尔自治区', 'Xinjiang'),
  '71': named('台湾省', 'Taiwan'),
  '81': named('香港特别行政区', 'Hong Kong'),
  '82': named('澳门特别行政区', 'Macao'),
};

/** The form of a region code (行政区划代码): province, prefecture and county by two digits each. */
export const REGION_FORM = /^[1-9][0-9]{5}$/;

/** Whether a word has the form of a region code and begins with a province that there is. */
export const isRegionCode = (word: string): boolean => REGION_FORM.test(word) && word.slice(0, 2) in provinces;
