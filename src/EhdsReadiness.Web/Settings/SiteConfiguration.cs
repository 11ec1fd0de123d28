namespace EhdsReadiness.Web.Settings;

/// <summary>Where the settings come from: the files beside the program, the environment and the arguments, for the site and for the
/// commands alike.</summary>
public static class SiteConfiguration
{
    /// <summary>The settings, for the site and for the commands alike: from the files beside the program, the environment and these
    /// arguments.</summary>
    /// <returns>Null, with every fault on <paramref name="errors"/>, when they have any.</returns>
    public static AllSettings? Settings(string[] args, TextWriter errors) =>
        Builder(args, errors) is { } builder ? Settings(builder.Configuration, errors) : null;

    /// <summary>What is built on; null when the files of settings cannot be read.</summary>
    public static WebApplicationBuilder? Builder(string[] args, TextWriter errors)
    {
        try
        {
            return WebApplication.CreateBuilder(new WebApplicationOptions
            {
                Args = args,
                ContentRootPath = AppContext.BaseDirectory,
                ApplicationName = typeof(SiteConfiguration).Assembly.GetName().Name,
            });
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"the settings cannot be read: {e.Message} {e.InnerException?.Message}".ReplaceLineEndings(" ").TrimEnd());
            return null;
        }
    }

    /// <summary>The settings of a configuration; null, with every fault on <paramref name="errors"/>, when they have any.</summary>
    public static AllSettings? Settings(IConfiguration configuration, TextWriter errors)
    {
        var (settings, faults) = SettingsReader.Read(configuration);
        foreach (var fault in faults)
        {
            errors.WriteLine(fault);
        }

        return faults.Count == 0 ? settings : null;
    }
}
