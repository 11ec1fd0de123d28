using System.Text.Json;

namespace EhdsReadiness.Browser.Tests;

/// <summary>A script that a window compiles once and runs on each of its pages.</summary>
/// <param name="source">The script.</param>
/// <param name="window">A session of the browser's protocol on the window.</param>
public sealed class CompiledScript(string source, ICDPSession window)
{
    private string? _id;

    /// <summary>Runs it on the page that the window shows now.</summary>
    public async Task RunAsync()
    {
        try
        {
            await RunAsync(_id ??= await CompileAsync());
        }
        catch (PlaywrightException)
        {
            // Another process draws the window now, which has not compiled it.
            await RunAsync(_id = await CompileAsync());
        }
    }

    private Task<JsonElement?> RunAsync(string id) =>
        window.SendAsync("Runtime.runScript", new() { ["scriptId"] = id, ["returnByValue"] = true });

    private async Task<string> CompileAsync()
    {
        await window.SendAsync("Runtime.enable");
        var compiled = await window.SendAsync("Runtime.compileScript",
            new() { ["expression"] = source, ["sourceURL"] = "", ["persistScript"] = true });
        return compiled!.Value.GetProperty("scriptId").GetString()!;
    }
}
