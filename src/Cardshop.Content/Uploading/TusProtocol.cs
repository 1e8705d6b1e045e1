using System.Globalization;
using System.Text;

namespace Cardshop.Content.Uploading;

/// <summary>The words of tus 1.0 (https://tus.io/protocols/resumable-upload).</summary>
internal static class TusProtocol
{
    public const string Plain = "application/offset+octet-stream";
    public const string Sparse = "application/vnd.cardshop.sparse";
    public const string SparseExtension = "cardshop-sparse";
    public const string Offset = "Upload-Offset";
    public const string Length = "Upload-Length";
    public const int ChecksumMismatch = 460;

    public static HttpRequestMessage Request(HttpMethod method, Uri address)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        return request;
    }

    public static string Metadata(params IEnumerable<(string Key, string? Value)> pairs) => string.Join(
        ',', pairs.Where(pair => pair.Value is not null).Select(pair => $"{pair.Key} {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair.Value!))}"));

    public static long? Bytes(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values) && long.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? bytes
            : null;
}
