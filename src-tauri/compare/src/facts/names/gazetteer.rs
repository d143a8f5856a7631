//! Countries, states and large cities, with what their people are called. A small table: language-free enough for news.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::facts::reading::{Words, phrases, words};

/// Countries, regions, states and cities, lower case.
pub static PLACES: LazyLock<Words> = LazyLock::new(|| {
    phrases(
        "afghanistan|albania|algeria|andorra|angola|argentina|armenia|australia|austria|azerbaijan|bahamas|bahrain|bangladesh|barbados|belarus|belgium|belize|benin|bhutan|bolivia|bosnia|botswana|brazil|brunei|bulgaria|burkina faso|burma|burundi
        cambodia|cameroon|canada|chad|chile|china|colombia|congo|costa rica|croatia|cuba|cyprus|czech republic|czechia|denmark|djibouti|dominican republic|ecuador|egypt|el salvador|england|eritrea|estonia|ethiopia|fiji|finland|france|gabon|gambia|germany
        ghana|great britain|britain|greece|greenland|grenada|guatemala|guinea|guyana|haiti|honduras|hong kong|hungary|iceland|india|indonesia|iran|iraq|ireland|northern ireland|israel|italy|ivory coast|jamaica|japan|kazakhstan|kenya|kosovo|kuwait|kyrgyzstan
        laos|latvia|lebanon|lesotho|liberia|libya|liechtenstein|lithuania|luxembourg|macau|macedonia|madagascar|malawi|malaysia|maldives|mali|malta|mauritania|mauritius|mexico|moldova|monaco|mongolia|montenegro|morocco|mozambique|myanmar|namibia|nepal
        netherlands|new zealand|nicaragua|niger|nigeria|north korea|norway|oman|pakistan|palestine|panama|papua new guinea|paraguay|peru|philippines|poland|portugal|puerto rico|qatar|romania|russia|rwanda|saudi arabia|scotland|senegal|serbia|sierra leone
        singapore|slovakia|slovenia|somalia|somaliland|south africa|south korea|south sudan|spain|sri lanka|sudan|suriname|sweden|switzerland|syria|taiwan|tajikistan|tanzania|thailand|tibet|timor|togo|trinidad|tunisia|turkey|turkmenistan|uganda|ukraine
        united arab emirates|uae|united kingdom|uk|u.k|united states|united states of america|us|u.s|usa|u.s.a|uruguay|uzbekistan|vatican city|venezuela|vietnam|wales|yemen|zambia|zimbabwe|soviet union|america
        europe|asia|africa|north america|south america|latin america|central america|middle east|caribbean|antarctica|scandinavia|balkans|crimea|donbas|donbass|gaza|gaza strip|west bank|golan heights|kashmir|chechnya|siberia|kurdistan|catalonia|bavaria
        alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada
        new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming|guam
        ontario|quebec|british columbia|alberta|manitoba|nova scotia|new south wales|queensland|tasmania
        new york city|los angeles|chicago|houston|phoenix|philadelphia|san antonio|san diego|dallas|san jose|austin|jacksonville|fort worth|columbus|charlotte|indianapolis|san francisco|seattle|denver|boston|nashville|detroit|portland|las vegas|memphis
        louisville|baltimore|milwaukee|albuquerque|tucson|fresno|sacramento|kansas city|atlanta|omaha|colorado springs|raleigh|miami|oakland|minneapolis|tulsa|tampa|arlington|new orleans|wichita|cleveland|bakersfield|aurora|anaheim|honolulu|santa ana
        riverside|stockton|pittsburgh|st. louis|st louis|cincinnati|anchorage|st. paul|greensboro|newark|buffalo|orlando|norfolk|baton rouge|richmond|des moines|boise|spokane|birmingham|rochester|montgomery|little rock|salt lake city|savannah|fort wayne
        brooklyn|queens|manhattan|bronx|harlem|staten island|hollywood|charleston|charlottesville|ferguson|flint|sandy hook|newtown|parkland|columbine|washington dc|washington, d.c|d.c|chattanooga|knoxville|topeka|fort myers|shreveport|mobile|jackson
        london|paris|berlin|madrid|barcelona|rome|milan|naples|venice|vienna|prague|budapest|warsaw|krakow|brussels|amsterdam|rotterdam|the hague|hague|copenhagen|stockholm|oslo|helsinki|dublin|belfast|edinburgh|glasgow|manchester|liverpool|leeds|lisbon
        athens|istanbul|ankara|moscow|st. petersburg|kyiv|kiev|kharkiv|kharkov|odesa|odessa|lviv|mariupol|donetsk|luhansk|minsk|vilnius|riga|tallinn|bucharest|sofia|belgrade|zagreb|sarajevo|geneva|zurich|bern|basel|munich|münchen|hamburg|frankfurt
        cologne|köln|stuttgart|düsseldorf|leipzig|dresden|hanover|nice|cannes|marseille|lyon|toulouse|bordeaux|strasbourg|seville|valencia|bilbao|jerusalem|tel aviv|haifa|ramallah|beirut|damascus|aleppo|baghdad|mosul|basra|tehran|kabul|kandahar|islamabad
        karachi|lahore|peshawar|delhi|new delhi|mumbai|bangalore|kolkata|chennai|dhaka|kathmandu|colombo|beijing|shanghai|guangzhou|shenzhen|wuhan|taipei|tokyo|osaka|kyoto|seoul|pyongyang|bangkok|hanoi|ho chi minh city|manila|jakarta|kuala lumpur
        sydney|melbourne|brisbane|perth|canberra|auckland|wellington|christchurch|cairo|alexandria|tripoli|benghazi|tunis|algiers|rabat|casablanca|khartoum|addis ababa|nairobi|mombasa|mogadishu|kampala|kinshasa|lagos|abuja|accra|dakar|johannesburg
        cape town|pretoria|harare|lusaka|luanda|riyadh|jeddah|mecca|medina|dubai|abu dhabi|doha|sanaa|muscat|mexico city|tijuana|guadalajara|havana|caracas|bogota|bogotá|lima|quito|santiago|buenos aires|montevideo|rio de janeiro|são paulo|sao paulo|brasilia
        toronto|montreal|vancouver|ottawa|calgary|edmonton|winnipeg|halifax|deutschland|frankreich|spanien|italien|russland|england|allemagne|espagne|france|italie|russie|españa|francia|alemania|rusia|estados unidos|états-unis
        atlantic|pacific|mediterranean|black sea|red sea|persian gulf|capitol hill|capitol|guantánamo|guantanamo|mar-a-lago|riviera|midwest|silicon valley|wall street",
    )
});

/// State abbreviations with their states.
pub static STATES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    "ala=Alabama ariz=Arizona ark=Arkansas calif=California colo=Colorado conn=Connecticut del=Delaware fla=Florida ga=Georgia ill=Illinois ind=Indiana kan=Kansas kans=Kansas ky=Kentucky la=Louisiana md=Maryland mass=Massachusetts \
     mich=Michigan minn=Minnesota miss=Mississippi mo=Missouri mont=Montana neb=Nebraska nev=Nevada okla=Oklahoma ore=Oregon pa=Pennsylvania tenn=Tennessee tex=Texas va=Virginia vt=Vermont wash=Washington wis=Wisconsin wyo=Wyoming \
     al=Alabama az=Arizona ca=California co=Colorado ct=Connecticut fl=Florida ia=Iowa il=Illinois ks=Kansas ma=Massachusetts mi=Michigan mn=Minnesota ms=Mississippi mt=Montana nc=North_Carolina nd=North_Dakota ne=Nebraska nh=New_Hampshire \
     nj=New_Jersey nm=New_Mexico nv=Nevada ny=New_York sc=South_Carolina sd=South_Dakota tn=Tennessee tx=Texas ut=Utah wa=Washington wi=Wisconsin wv=West_Virginia wy=Wyoming ky=Kentucky"
        .split_whitespace()
        .filter_map(|p| p.split_once('='))
        .collect()
});

/// What people and things of a place, faith or party are called: no names.
pub static DEMONYMS: LazyLock<Words> = LazyLock::new(|| {
    words(
        "american americans african africans afghan afghans albanian arab arabs arabic argentine argentinian armenian asian asians australian australians austrian belgian bosnian brazilian british briton britons bulgarian californian californians canadian canadians
        catholic catholics chechen chilean chinese christian christians colombian cuban cubans czech danish democrat democrats democratic dutch egyptian egyptians english estonian ethiopian european europeans filipino finnish french georgian german
        germans greek greeks gulf haitian hispanic hispanics hungarian indian indians indonesian iranian iranians iraqi iraqis irish islamic islamist israeli israelis italian italians jamaican japanese jewish jew jews jordanian kenyan korean
        kurdish kurds kuwaiti latin latino latinos latvian lebanese libyan lithuanian malaysian mexican mexicans moroccan mormon muslim muslims nazi nazis nepalese nigerian norwegian pakistani pakistanis palestinian palestinians parisian
        persian peruvian polish portuguese protestant republican republicans romanian russian russians rwandan saudi saudis scottish scots serb serbian shiite shia sikh slovak somali somalis soviet spaniard spanish sudanese sunni swedish swiss
        syrian syrians taiwanese tamil texan texans thai tibetan tory tories tunisian turk turkish turks ukrainian ukrainians venezuelan vietnamese welsh western yemeni zimbabwean african-american african-americans internet web covid marxist communist communists
        socialist libertarian evangelical evangelicals buddhist hindu hindus god bible koran quran midwestern southern northern eastern
        deutsch deutsche deutschen russische russischen amerikanische französische français française russe américain américaine español española ruso rusa",
    )
});
