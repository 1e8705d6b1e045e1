using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Setting;

/// <summary>
/// A base of Debian's packages that boots. It takes minutes to make, and depends on nothing but how bases are made, so it is kept until
/// that changes, where <c>./demo</c> keeps it too.
/// </summary>
internal static class DebianBase
{
    /// <summary>The disk; made now if need be.</summary>
    public static string Find(Workbench bench) => Find(bench, "base", "--kernel", "linux-image-cloud-amd64");

    /// <summary>A disk that is not quite the usual one.</summary>
    /// <param name="bench">Where the program is run.</param>
    /// <param name="name">What its file is called.</param>
    /// <param name="options">How it is built.</param>
    public static string Find(Workbench bench, string name, params IEnumerable<string> options)
    {
        const string key = "find src/Cardshop.Imaging/Bases src/Cardshop.Disk -type f -exec sha256sum {} + | sort | sha256sum | cut -c 1-16";
        var folder = Path.Combine(Checkout.Folder, "artifacts/demo");
        var image = Path.Combine(folder, $"{name}-{Tool.Run("sh", "-c", $"cd '{Checkout.Folder}' && {key}").Trim()}.img");
        if (!File.Exists(image))
        {
            Directory.CreateDirectory(folder);
            bench.Run(["base", "build", image, "--arch", "amd64", .. options]);
        }

        var check = bench.Try("base", "check", image);
        Assert.True(check.ExitCode == 0, check.ToString());
        return image;
    }
}
