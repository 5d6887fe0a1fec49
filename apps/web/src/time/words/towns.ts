/** Towns by their clock, in small letters and with one spelling; the largest of each zone, in the languages of the product. */
const TOWNS: Readonly<Record<string, string>> = {
  'Europe/Kaliningrad': 'калининград, kaliningrad, черняховск, советск',
  'Europe/Moscow':
    'москва, moscow, 莫斯科, санкт-петербург, петербург, спб, питер, st petersburg, saint petersburg, 圣彼得堡, казань, kazan, 喀山, нижний новгород, nizhny novgorod, воронеж, краснодар, ростов-на-дону, ростов, сочи, тула, рязань, ярославль, тверь, калуга, смоленск, брянск, орел, курск, белгород, липецк, тамбов, пенза, саранск, чебоксары, йошкар-ола, владимир, иваново, кострома, вологда, череповец, архангельск, северодвинск, мурманск, петрозаводск, псков, великий новгород, ставрополь, пятигорск, махачкала, владикавказ, нальчик, грозный, майкоп, черкесск, элиста, новороссийск, анапа, геленджик, симферополь, севастополь, сыктывкар, ухта, киров, набережные челны, подольск, химки, мытищи, королев, люберцы, балашиха, волгоград, зеленоград, таганрог, обнинск, коломна, серпухов',
  'Europe/Samara': 'самара, samara, 萨马拉, тольятти, сызрань, ижевск, воткинск, сарапул',
  'Europe/Saratov': 'саратов, saratov, энгельс, балаково',
  'Europe/Ulyanovsk': 'ульяновск, димитровград',
  'Europe/Astrakhan': 'астрахань',
  'Asia/Yekaterinburg':
    'екатеринбург, yekaterinburg, ekaterinburg, 叶卡捷琳堡, пермь, perm, 彼尔姆, челябинск, chelyabinsk, уфа, ufa, 乌法, стерлитамак, тюмень, tyumen, 秋明, тобольск, оренбург, орск, курган, магнитогорск, нижний тагил, сургут, нижневартовск, ханты-мансийск, салехард, новый уренгой, ноябрьск, нефтеюганск, березники, миасс, златоуст',
  'Asia/Omsk': 'омск, omsk, 鄂木斯克',
  'Asia/Novosibirsk': 'новосибирск, novosibirsk, 新西伯利亚, бердск, искитим',
  'Asia/Barnaul': 'барнаул, barnaul, бийск, рубцовск, горно-алтайск',
  'Asia/Tomsk': 'томск, tomsk, северск',
  'Asia/Novokuznetsk': 'новокузнецк, кемерово, kemerovo, прокопьевск, междуреченск',
  'Asia/Krasnoyarsk': 'красноярск, krasnoyarsk, 克拉斯诺亚尔斯克, норильск, абакан, кызыл, ачинск, канск, минусинск',
  'Asia/Irkutsk': 'иркутск, irkutsk, 伊尔库茨克, братск, ангарск, улан-удэ',
  'Asia/Chita': 'чита, chita, 赤塔',
  'Asia/Yakutsk': 'якутск, yakutsk, 雅库茨克, благовещенск, тында, нерюнгри',
  'Asia/Vladivostok':
    'владивосток, vladivostok, 符拉迪沃斯托克, 海参崴, хабаровск, khabarovsk, 哈巴罗夫斯克, уссурийск, находка, комсомольск-на-амуре, биробиджан, артем',
  'Asia/Sakhalin': 'южно-сахалинск',
  'Asia/Magadan': 'магадан',
  'Asia/Kamchatka': 'петропавловск-камчатский, анадырь',
  'Europe/Minsk': 'минск, minsk, 明斯克, гомель, брест, гродно, витебск, могилев',
  'Asia/Almaty': 'алматы, алма-ата, almaty, 阿拉木图, астана, astana, 阿斯塔纳, караганда, шымкент, актобе, павлодар, костанай, усть-каменогорск',
  'Asia/Tashkent': 'ташкент, tashkent, 塔什干, самарканд',
  'Asia/Bishkek': 'бишкек, bishkek',
  'Asia/Yerevan': 'ереван, yerevan',
  'Asia/Tbilisi': 'тбилиси, tbilisi, батуми',
  'Asia/Baku': 'баку, baku',
  'Asia/Dubai': 'дубай, dubai, 迪拜',
  'Europe/Istanbul': 'стамбул, istanbul, 伊斯坦布尔',
  'Asia/Shanghai':
    'пекин, beijing, 北京, шанхай, shanghai, 上海, гуанчжоу, guangzhou, 广州, шэньчжэнь, shenzhen, 深圳, иу, yiwu, 义乌, ханчжоу, hangzhou, 杭州, чэнду, chengdu, 成都, тяньцзинь, tianjin, 天津, харбин, harbin, 哈尔滨, циндао, qingdao, 青岛, дунгуань, dongguan, 东莞, нинбо, ningbo, 宁波, сямэнь, xiamen, 厦门, ухань, wuhan, 武汉',
  'Asia/Hong_Kong': 'гонконг, hong kong, 香港',
};

/** The first figures of numbers after `+`, by their clock. A mobile number of Russia tells nothing. */
const CODES: Readonly<Record<string, string>> = {
  'Europe/Kaliningrad': '74012',
  'Europe/Moscow':
    '7495 7496 7498 7499 7812 7813 7843 7831 7473 7861 7862 7863 7487 7491 7485 7482 7484 7481 7483 7486 7471 7472 7474 7475 7841 7834 7835 7836 7492 7493 7494 7817 7818 7815 7814 7811 7816 7865 7879 7872 7867 7866 7871 7877 7878 7847 7365 7869 7821 7833 7855 7844',
  'Europe/Samara': '7846 7848 7341',
  'Europe/Saratov': '7845',
  'Europe/Ulyanovsk': '7842',
  'Europe/Astrakhan': '7851',
  'Asia/Yekaterinburg': '7343 7342 7351 7347 7345 7353 7352 7346 7349',
  'Asia/Omsk': '7381',
  'Asia/Novosibirsk': '7383',
  'Asia/Barnaul': '7385 7388',
  'Asia/Tomsk': '7382',
  'Asia/Novokuznetsk': '7384',
  'Asia/Krasnoyarsk': '7391 7390 7394',
  'Asia/Irkutsk': '7395 7301',
  'Asia/Chita': '7302',
  'Asia/Yakutsk': '74112 7416',
  'Asia/Vladivostok': '7423 7421 7426',
  'Asia/Sakhalin': '7424',
  'Asia/Magadan': '7413',
  'Asia/Kamchatka': '7415 7427',
  'Asia/Almaty': '76 77',
  'Europe/Minsk': '375',
  'Asia/Tashkent': '998',
  'Asia/Bishkek': '996',
  'Asia/Yerevan': '374',
  'Asia/Tbilisi': '995',
  'Asia/Baku': '994',
  'Asia/Dubai': '971',
  'Europe/Istanbul': '90',
  'Asia/Shanghai': '86',
  'Asia/Hong_Kong': '852',
};

/** The clock of what stands in such a table under a name. */
function byName(table: Readonly<Record<string, string>>, between: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(table).flatMap(([zone, names]) => names.split(between).map((name) => [name, zone] as const)));
}

const ZONE_OF_TOWN = byName(TOWNS, ', ');
const ZONE_OF_CODE = byName(CODES, ' ');
const LONGEST_CODE = 5;

/** The clock of a town as somebody wrote it («г. Пермь», "Perm"); null where it is not known. */
export function zoneOfTown(town: string): string | null {
  const name = town
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/^(?:г\.?|гор\.|город|city of) ?(?=\p{L})(?<=[. ]|город)/u, '')
    .replace(/市$/, '')
    .replaceAll(/\s*[-–—]\s*/g, '-')
    .trim();
  return ZONE_OF_TOWN.get(name) ?? ZONE_OF_TOWN.get(name.split(/,|\s\(/)[0]!.trim()) ?? null;
}

/** The clock of a number as E.164 writes it, by the code of its town or country. */
export function zoneOfPhone(phone: string): string | null {
  const digits = phone.replaceAll(/\D/g, '');
  for (let length = LONGEST_CODE; length > 1; length -= 1) {
    const zone = ZONE_OF_CODE.get(digits.slice(0, length));
    if (zone) return zone;
  }
  return null;
}
