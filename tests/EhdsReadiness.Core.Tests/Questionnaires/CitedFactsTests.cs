namespace EhdsReadiness.Core.Tests.Questionnaires;

public class CitedFactsTests
{
    [Theory]
    [InlineData("article 63(4)", "63(4)")]
    [InlineData("l’article 60", "60")]
    [InlineData("articles 13 et 14", "13", "14")]
    [InlineData("articles 50 à 81", "50", "81")]
    [InlineData("article 67(2)(d) et (e)", "67(2)(d)", "67(2)(e)")]
    [InlineData("RGPD, article 28", "GDPR 28")]
    [InlineData("RGPD, articles 13 et 14(5)", "GDPR 13", "GDPR 14(5)")]
    [InlineData("l’article 28 du RGPD", "GDPR 28")]
    [InlineData("(RGPD, article 28\u202F; article 71(1))", "GDPR 28", "71(1)")]
    [InlineData("LIL, article 66", "LIL 66")]
    [InlineData("l’article 66 de la loi Informatique et Libertés", "LIL 66")]
    [InlineData("l’article L.\u00A01111-8 du code de la santé publique", "CSP L. 1111-8")]
    [InlineData("code de la santé publique, article L. 1461-3", "CSP L. 1461-3")]
    [InlineData("SREN, article 31", "SREN 31")]
    [InlineData("considérants 52 et 69", "recital 52", "recital 69")]
    [InlineData("l’article 10 de la directive 2001/83", "other 10")]
    [InlineData("l’article 60 du règlement (UE) 2025/327", "60")]
    [InlineData("les articles 50 à 81, le 26 mars 2029", "50", "81")]
    public void Articles_are_found_in_French(string text, params string[] cites) =>
        Assert.Equal(cites, CitedFacts.Of(text, Language.French).Articles.Select(article => article.Cite));

    [Theory]
    [InlineData("Article 63(4)", "63(4)")]
    [InlineData("Articles 13, 14 and 21", "13", "14", "21")]
    [InlineData("GDPR, Article 28", "GDPR 28")]
    [InlineData("Article 28 of the GDPR", "GDPR 28")]
    [InlineData("Article 28 agreement", "28")]
    [InlineData("Article 66 of the French Data Protection Act", "LIL 66")]
    [InlineData("French public health code, Article L. 1111-8", "CSP L. 1111-8")]
    [InlineData("SREN law, Article 31", "SREN 31")]
    [InlineData("recital 69", "recital 69")]
    [InlineData("Article 10 of the Data Act", "other 10")]
    public void Articles_are_found_in_English(string text, params string[] cites) =>
        Assert.Equal(cites, CitedFacts.Of(text, Language.English).Articles.Select(article => article.Cite));

    [Theory]
    [InlineData("le 1er janvier 2027", "on 1 January 2027", "2027-01-01")]
    [InlineData("26\u00A0mars 2029", "March 26, 2029", "2029-03-26")]
    [InlineData("en août 2028", "in August 2028", "2028-08-*")]
    [InlineData("chaque 26 mars", "every 26 March", "*-03-26")]
    [InlineData("2029-03-26", "2029-03-26", "2029-03-26")]
    public void Dates_are_compared_with_their_month(string french, string english, string date)
    {
        Assert.Equal([date], CitedFacts.Of(french, Language.French).Dates);
        Assert.Equal([date], CitedFacts.Of(english, Language.English).Dates);
        Assert.Empty(CitedFacts.Of(french, Language.French).Numbers);
    }

    [Theory]
    [InlineData("4 000 personnes", "4,000 people")]
    [InlineData("4\u202F000 personnes", "4,000 people")]
    [InlineData("2 000 000 d’euros", "2,000,000 euros")]
    [InlineData("0,5 %", "0.5%")]
    [InlineData("1 234,5", "1,234.5")]
    [InlineData("la 20e fois", "the 20th time")]
    [InlineData("la stratégie 2025-2028", "the strategy 2025-2028")]
    [InlineData("ISO/IEC 27559:2022", "ISO/IEC 27559:2022")]
    [InlineData("CIM-10", "ICD-10")]
    [InlineData("MR-003 et OMOP v5.4", "MR-003 and OMOP v5.4")]
    [InlineData("le règlement (UE) 2025/327", "Regulation (EU) 2025/327")]
    [InlineData("le chapitre IV", "Chapter IV")]
    [InlineData("dix-huit mois", "eighteen months")]
    [InlineData("un délai de trois mois", "a three-month limit")]
    [InlineData("le 26.03.2029", "on 26.03.2029")]
    public void Numbers_are_the_same_whatever_their_spelling(string french, string english)
    {
        var numbers = CitedFacts.Of(french, Language.French).Numbers;

        Assert.NotEmpty(numbers);
        Assert.Equal(numbers, CitedFacts.Of(english, Language.English).Numbers);
    }

    [Theory]
    [InlineData("4 000 personnes", "4 personnes")]
    [InlineData("MR-003", "MR-03")]
    [InlineData("le chapitre IV", "le chapitre V")]
    [InlineData("trois mois", "3 mois")]
    [InlineData("0,5", "5")]
    public void Other_numbers_differ(string one, string other) =>
        Assert.NotEqual(CitedFacts.Of(one, Language.French).Numbers, CitedFacts.Of(other, Language.French).Numbers);
}
