using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Ministry;

public sealed class RegisterTests : IAsyncLifetime
{
    private const string Right =
        "identifier;name;kind;region;role;categories;group\n732829320;CHU de Montervaux;hospital;FR-GES;both;a f;\n";

    private readonly TestSite _site = new();

    public Task InitializeAsync() => _site.InitializeAsync();

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_file_is_looked_through_before_it_is_imported()
    {
        using var visitor = await _site.AdministratorAsync();
        var register = _site.Services.GetRequiredService<RegisterStore>();

        await visitor.GetAsync("/fr/register");
        Assert.Equal(HttpStatusCode.OK, await visitor.SendFileAsync("file", "register.csv", Encoding.UTF8.GetBytes(Right)));
        Assert.Contains("Nouvelles organisations", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await register.CountAsync(default));

        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync());
        Assert.Equal("/fr/register?imported=true", visitor.Path);
        Assert.Equal("CHU de Montervaux", Assert.Single(await register.AllAsync(default)).Name);
    }

    [Fact]
    public async Task A_file_with_a_fault_is_told_by_its_line_and_changes_nothing()
    {
        using var visitor = await _site.AdministratorAsync();

        await visitor.GetAsync("/en/register");
        Assert.Equal(HttpStatusCode.BadRequest,
            await visitor.SendFileAsync(
            "file", "register.csv", Encoding.UTF8.GetBytes(Right + "123456789;Nobody;hospital;FR-GES;both;;\n")));
        Assert.Equal("A3", visitor.Page.QuerySelector("tbody th")!.TextContent);
        Assert.Equal(0, await _site.Services.GetRequiredService<RegisterStore>().CountAsync(default));

        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendFileAsync("file", "empty.csv", []));
    }

    [Fact]
    public async Task A_file_made_to_harm_is_refused_in_words_and_changes_nothing()
    {
        using var visitor = await _site.AdministratorAsync();
        await visitor.GetAsync("/en/register");
        foreach (var (name, file) in HostileTextFiles.All())
        {
            Assert.True(await visitor.SendFileAsync("file", "register.csv", file) == HttpStatusCode.BadRequest, name);
            Assert.True(visitor.Page.QuerySelector(".ds-error-summary a") is not null, name);
        }

        Assert.Equal(0, await _site.Services.GetRequiredService<RegisterStore>().CountAsync(default));
    }
}
