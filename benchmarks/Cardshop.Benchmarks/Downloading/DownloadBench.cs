using Cardshop.Benchmarks.Measuring;
using Cardshop.Benchmarks.Rendering;
using Cardshop.Benchmarks.Reporting;
using Cardshop.TestKit.Http;

namespace Cardshop.Benchmarks.Downloading;

/// <summary>
/// A download into the store with its SHA-256, durable, from nginx on loopback; against the slower of the two things that it has to do at
/// the least.
/// </summary>
internal static class DownloadBench
{
    private const double Bar = 1.4;

    public static IReadOnlyList<Row> Run(BenchOptions options)
    {
        var served = Path.Combine(options.Work, "content.zim");
        var folder = Path.Combine(options.Work, "store");
        RandomFile.Write(served, options.LargeBytes, 3);
        using var nginx = new NginxServer(options.Work);
        var url = nginx["/content.zim"].ToString();
        var curl = new Side("curl > /dev/null", () => { }, () => Programs.Time("curl", "--silent", "--fail", "--output", "/dev/null", url));
        var openssl = new Side("openssl dgst -sha256", () => { }, () => Programs.Time("openssl", "dgst", "-sha256", served));
        var fetch = new Side("download into the store", () => Folders.Clear(folder), () => Programs.TimeChild("fetch", url, folder));
        var samples = Rounds.Run(options.Rounds, [curl, openssl, fetch]);

        var floor = samples[curl].Zip(samples[openssl], (first, second) => first.Wall > second.Wall ? first : second).ToArray();
        var ratio = Rounds.Ratio(samples[fetch], floor, sample => sample.Work);
        return
        [
            new Row(
                "download of 4 GiB into the store",
                $"the slower of {curl.Name} and {openssl.Name}",
                $"≤ {Bar:0.0}×",
                $"{ratio.Median:0.00}×",
                ratio.Range("0.00"),
                ratio.Median <= Bar),
        ];
    }
}
