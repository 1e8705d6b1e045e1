namespace Cardshop.Oci.Registries;

/// <summary>Answers that are read into memory.</summary>
internal static class BoundedContent
{
    extension(HttpContent content)
    {
        /// <summary>Reads an answer that may not be longer than some bytes.</summary>
        /// <exception cref="OciException">It is longer.</exception>
        public async Task<byte[]> ReadBoundedAsync(int limit, CancellationToken cancellation)
        {
            await using var stream = await content.ReadAsStreamAsync(cancellation);
            using var buffer = new MemoryStream();
            var chunk = new byte[16 << 10];
            while (await stream.ReadAsync(chunk, cancellation) is var count and > 0)
            {
                buffer.Write(chunk, 0, count);
                if (buffer.Length > limit)
                {
                    throw new OciException(OciFailure.Malformed, $"An answer is longer than {limit} bytes, which nothing of its kind is.");
                }
            }

            return buffer.ToArray();
        }
    }
}
