using System.Diagnostics;
using OpenTelemetry;

namespace EhdsReadiness.Web.Setup;

/// <summary>
/// Takes from every span what could carry an assessment's key, before it is sent. What may stay is named, and not what must go,
/// so that an attribute that a later version of a package adds is no leak.
/// </summary>
public sealed class KeylessSpans : BaseProcessor<Activity>
{
    private static readonly HashSet<string> Kept =
    [
        "http.request.method", "http.route", "http.response.status_code", "network.protocol.name", "network.protocol.version", "url.scheme",
        "error.type",
    ];

    public override void OnEnd(Activity data)
    {
        var route = data.GetTagItem("http.route") as string;
        foreach (var name in data.TagObjects.Select(tag => tag.Key).Where(name => !Kept.Contains(name)).ToList())
        {
            data.SetTag(name, null);
        }

        if (route is not null)
        {
            data.SetTag("url.path", route);
        }

        data.DisplayName = $"{data.GetTagItem("http.request.method")} {route}".Trim() is { Length: > 0 } label ? label : data.OperationName;
        if (data.Status == ActivityStatusCode.Error)
        {
            // A description quotes what an exception says.
            data.SetStatus(ActivityStatusCode.Error);
        }
    }
}
