using System.Net;
using System.Text;
using Cardshop.Content.Fetching;
using Cardshop.Primitives.Digests;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Content.Fetching;

/// <summary>Whatever a server writes into its headers or checksum files, it is understood or not, but does no harm.</summary>
public sealed class HeaderFuzzTests
{
    private static readonly string[] Names =
        ["Content-Range", "Content-Length", "Content-Encoding", "ETag", "Last-Modified", "Digest", "Date", "Retry-After", "Location"];

    private static readonly string[] Corpus =
    [
        "bytes 300000-999999/1000000",
        "bytes */1000",
        "\"5f3a-1000\"",
        "W/\"5f3a\"",
        "Thu, 01 Jan 2026 00:00:00 GMT",
        "SHA-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=,MD5=1B2M2Y8AsgTpgAmY7PhCfg==",
        "gzip, br",
        "120",
        "../a?b=c#d",
        "http://[::1]:80/%zz",
    ];

    [Fact]
    public void Headers()
    {
        var source = new Uri("http://example.org/a");
        new Fuzzer([.. Corpus.Select(Encoding.Latin1.GetBytes)]).Run(
            input =>
            {
                var value = Encoding.Latin1.GetString(input).Replace('\r', ' ').Replace('\n', ' ').Replace('\0', ' ');
                using var response = new HttpResponseMessage(HttpStatusCode.PartialContent) { RequestMessage = new HttpRequestMessage(HttpMethod.Get, source) };
                foreach (var name in Names)
                {
                    _ = response.Headers.TryAddWithoutValidation(name, value) || response.Content.Headers.TryAddWithoutValidation(name, value);
                }

                using var guard = new StallGuard(TimeSpan.FromMinutes(1), TimeProvider.System, CancellationToken.None);
                using var answer = new ServerAnswer(source, response, value, guard);
                Assert.True(answer.Range is null || answer.Range.From <= answer.Range.To);
                Assert.True(answer.TotalLength is null or >= 0);
                Assert.True(answer.Validators.EntityTag is null or { Length: <= 512 });
                Assert.True(answer.IfRange is null || !answer.IfRange.StartsWith("W/", StringComparison.Ordinal));
                Assert.NotEqual("", answer.Coding);
                Assert.True(FetchErrors.OfStatus(source, response, DateTimeOffset.UnixEpoch) is { Message.Length: > 0 });
            },
            isRefusal: _ => false);
    }

    [Fact]
    public void Redirects() =>
        new Fuzzer([.. Corpus.Select(Encoding.Latin1.GetBytes)]).Run(
            input =>
            {
                using var http = new HttpMessageInvoker(new RedirectingHandler(Encoding.Latin1.GetString(input)));
                var exchange = new HttpExchange(http, new FetchOptions { Redirects = 3 });
                using var guard = new StallGuard(TimeSpan.FromMinutes(1), TimeProvider.System, CancellationToken.None);
                using var answer = exchange.SendAsync(HttpMethod.Get, new Uri("https://example.org/a"), _ => { }, guard).GetAwaiter().GetResult();
                Assert.Equal(HttpStatusCode.Found, answer.Status);
            },
            error => error is FetchException { Kind: FetchFailure.Refused });

    [Fact]
    public void Checksum_files() =>
        new Fuzzer([.. new[] { "d41d8cd98f00b204e9800998ecf8427e  wiki.zim\n", "\n\tD41D8CD98F00B204E9800998ECF8427E", "MD5 (a) = d41d8cd98f00b204e9800998ecf8427e" }.Select(Encoding.Latin1.GetBytes)]).Run(
            input => Assert.Equal(32, ChecksumFile.Parse(input, ChecksumAlgorithm.Md5).Value.Length),
            error => error is FormatException);

    [Fact]
    public void Mirrors() =>
        new Fuzzer([.. new[] { "https://a.org/=http://b.org/", "https://a.org/?a=b=/srv/mirror", "ftp://a=file:///b" }.Select(Encoding.UTF8.GetBytes)]).Run(
            input => MirrorRule.Rewrite([MirrorRule.Parse(Encoding.UTF8.GetString(input))], new Uri("https://a.org/b?c=d")),
            error => error is FormatException);

    private sealed class RedirectingHandler(string location) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = new HttpResponseMessage(HttpStatusCode.Found) { RequestMessage = request };
            response.Headers.TryAddWithoutValidation("Location", location);
            return Task.FromResult(response);
        }
    }
}
