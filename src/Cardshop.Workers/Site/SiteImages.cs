using Cardshop.Cards.Images;
using Cardshop.Cards.Writing;
using Cardshop.Primitives.Storage;

namespace Cardshop.Workers.Site;

/// <summary>The images that cards are written of just now, each opened once for all slots, so that cards of one order share what is read.</summary>
/// <param name="storage">The file system.</param>
/// <param name="slots">How many cards there are at most at a time.</param>
/// <param name="journals">Where it is remembered how far cards are; null to remember nothing.</param>
/// <param name="clock">Measures.</param>
public sealed class SiteImages(IStorage storage, int slots, JournalShelf? journals, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, OpenImage> _open = new(StringComparer.Ordinal);

    /// <summary>Opens an image, or shares it with who has it open.</summary>
    /// <exception cref="IOException">It cannot be read, or does not belong to what lies beside it.</exception>
    internal OpenImage Open(string path)
    {
        lock (_lock)
        {
            if (!_open.TryGetValue(path, out var image))
            {
                var content = CardImage.FromFile(storage, path);
                image = new OpenImage(this, path, content, new WritingJob(content, slots, journals, clock));
                _open.Add(path, image);
            }

            image.Users++;
            return image;
        }
    }

    private void Close(OpenImage image)
    {
        lock (_lock)
        {
            if (--image.Users == 0)
            {
                _open.Remove(image.Path);
                image.Job.Dispose();
            }
        }
    }

    /// <summary>An image that is open; disposed by each who opened it.</summary>
    internal sealed class OpenImage(SiteImages images, string path, CardImage content, WritingJob job) : IDisposable
    {
        public string Path => path;

        public CardImage Content => content;

        public WritingJob Job => job;

        public int Users { get; set; }

        public void Dispose() => images.Close(this);
    }
}
