using CsCheck;

namespace EhdsReadiness.Web.Tests.Exports;

/// <summary>Formulas in CSV: whichever sign a spreadsheet takes for its separator.</summary>
public sealed class CsvInjectionTests
{
    [Theory]
    [InlineData("a;=1+1;b", "a;'=1+1;b")]
    [InlineData("a,=1+1,b", "a,'=1+1,b")]
    [InlineData("a\t@b\n+c\r-d", "a\t'@b\n'+c\r'-d")]
    [InlineData("=1", "'=1")]
    [InlineData(" =1", "' =1")]
    [InlineData("\"=1\"", "'\"=1\"")]
    [InlineData("a; \" =1", "a;' \" =1")]
    [InlineData("a,＝1;＋1", "a,'＝1;'＋1")]
    [InlineData("a;'=1", "a;''=1")]
    [InlineData("'=1", "''=1")]
    [InlineData("'hello'", "''hello'")]
    [InlineData("l’an, 'cité', 3 - 2 = 1; soit 50 % + 1", "l’an, 'cité', 3 - 2 = 1; soit 50 % + 1")]
    public void An_apostrophe_goes_where_a_cell_could_begin_and_nowhere_else(string text, string escaped)
    {
        Assert.Equal(escaped, CsvInjection.Escape(text));
        Assert.Equal(text, CsvInjection.Unescape(escaped));
    }

    [Fact]
    public void Unescaping_gives_back_any_text() =>
        Gen.Char["=+-@＝'\" ;,\t\r\na\u200b"].Array[0, 14].Select(signs => new string(signs))
            .Sample(text => Assert.Equal(text, CsvInjection.Unescape(CsvInjection.Escape(text))), iter: 20_000);

    [Fact]
    public void No_part_between_separators_is_a_formula() =>
        Gen.Char["=+-@＝'\" ;,\t\r\na\u200b"].Array[0, 14].Select(signs => new string(signs)).Sample(
            text => Assert.DoesNotContain(CsvInjection.Escape(text).Split(';', ',', '\t', '\r', '\n'), part =>
                part.TrimStart('"', ' ', '\u200b') is ['=' or '+' or '-' or '@' or '＝', ..]),
            iter: 20_000);
}
