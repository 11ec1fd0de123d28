namespace EhdsReadiness.Core.Tests.Organisations;

public sealed class FinessTests
{
    [Theory]
    [InlineData("750712184", "750712184")]
    [InlineData("44 00 00 289", "440000289")]
    [InlineData("690781810", "690781810")]
    [InlineData("2a0000014", "2A0000014")]
    [InlineData("2B0000020", "2B0000020")]
    [InlineData("750712185", null)]
    [InlineData("75071218", null)]
    [InlineData("7A0712184", null)]
    [InlineData("2A00000X4", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_number_of_the_file_of_health_establishments_has_nine_characters_and_a_key(string? typed, string? read) =>
        Assert.Equal(read, Finess.Read(typed));
}
