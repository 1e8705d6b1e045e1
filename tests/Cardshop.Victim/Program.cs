// A program for tests to kill: it fetches a URL into a store, saving its progress as often as it can, and prints the SHA-256.
//   Cardshop.Victim URL STORE
using Cardshop.Content.Fetching;
using Cardshop.Content.Store;
using Cardshop.Primitives.Storage;

var options = new FetchOptions { SaveInterval = TimeSpan.FromMilliseconds(1) };
using var storage = new PhysicalStorage();
using var store = new ContentStore(storage, args[1], TimeProvider.System);
using var http = new HttpMessageInvoker(FetchHandler.Create(options));
using var fetcher = new Fetcher(store, options, http, TimeProvider.System, new Random(1));
Console.WriteLine((await fetcher.FetchAsync(new FetchRequest(new Uri(args[0])))).Digest);
